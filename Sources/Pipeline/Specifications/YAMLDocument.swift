public import Foundation
import Yams

/// A stretch of a line of a file.
public struct YAMLLocation: Hashable, Sendable {
  public var line: Int
  public var column: Int
  public var width: Int

  public init(line: Int, column: Int, width: Int = 1) {
    (self.line, self.column, self.width) = (line, column, width)
  }
}

/// What a file says, each part with its place.
public indirect enum YAMLNode {
  case scalar(String, isQuoted: Bool, YAMLLocation)
  case list([YAMLNode], YAMLLocation)
  case map([Entry], YAMLLocation)

  public struct Entry {
    public var key: String
    public var place: YAMLLocation
    public var value: YAMLNode
  }

  public var place: YAMLLocation {
    switch self {
    case .scalar(_, _, let place), .list(_, let place), .map(_, let place): place
    }
  }
}

/// A file of the strict subset of YAML that specifications are written in: one document of maps,
/// lists and scalars, without anchors, tags and tabs, every key once.
public struct YAMLDocument {
  /// The name to show.
  public let file: String
  public let lines: [String]
  /// `nil` when the file cannot be read as a map.
  public private(set) var entries: [YAMLNode.Entry]?
  public private(set) var errors: [SpecificationError] = []

  public init(file: String, data: Data) {
    self.file = file
    lines = String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false) {
      $0 == "\n" || $0 == "\r\n"
    }
    .map(String.init)
    guard checkBytes(data), let tree = compose() else { return }
    switch tree {
    case .scalar("", isQuoted: false, _):
      add("the file is empty", at: YAMLLocation(line: 1, column: 1), "write schema, kind and id")
    case .map(let entries, _): self.entries = entries
    default: add("a specification is a map of keys", at: tree.place, "write key: value")
    }
  }

  public mutating func add(_ message: String, at place: YAMLLocation, _ remedy: String) {
    errors.append(error(message, at: place, remedy))
  }

  /// An error at a place of this file.
  public func error(_ message: String, at place: YAMLLocation, _ remedy: String)
    -> SpecificationError
  {
    let line = place.line <= lines.count ? lines[place.line - 1] : ""
    let room = line.unicodeScalars.count - place.column + 1
    return SpecificationError(
      file: file, line: place.line, column: place.column, message: message, remedy: remedy,
      sourceLine: line, width: max(1, min(place.width, room)))
  }
}

// MARK: - Bytes

extension YAMLDocument {
  /// Whether the bytes are UTF-8 text without a byte order mark and without tabs.
  private mutating func checkBytes(_ data: Data) -> Bool {
    let start = YAMLLocation(line: 1, column: 1)
    guard !data.starts(with: [0xEF, 0xBB, 0xBF]) else {
      add("the file starts with a byte order mark", at: start, "save it as UTF-8 without BOM")
      return false
    }
    guard String(data: data, encoding: .utf8) != nil else {
      add("a byte that is not UTF-8", at: firstReplacement ?? start, "save the file as UTF-8")
      return false
    }
    for (index, line) in lines.enumerated() {
      let code = line.prefix { $0 != "#" }.unicodeScalars
      guard let tab = code.firstIndex(of: "\t") else { continue }
      let column = code.distance(from: code.startIndex, to: tab) + 1
      add(
        "a tab, which YAML does not take as a blank",
        at: YAMLLocation(line: index + 1, column: column),
        "write spaces")
    }
    return errors.isEmpty
  }

  /// Where decoding put the first replacement character.
  private var firstReplacement: YAMLLocation? {
    for (index, line) in lines.enumerated() {
      let scalars = line.unicodeScalars
      guard let position = scalars.firstIndex(of: "\u{FFFD}") else { continue }
      let column = scalars.distance(from: scalars.startIndex, to: position) + 1
      return YAMLLocation(line: index + 1, column: column)
    }
    return nil
  }
}

// MARK: - Composition

extension YAMLDocument {
  /// The tree of the only document, an empty scalar for an empty file; `nil` after an error.
  ///
  /// The YAML library refuses a map with a repeated key as a whole. So that everything else is
  /// checked too, the first of the two is masked by characters that no one writes, and the text is
  /// read again; the mask is reported and dropped when the tree is made.
  private mutating func compose() -> YAMLNode? {
    var masked = lines
    for attempt in 0... {
      do {
        let parser = try Parser(yaml: masked.joined(separator: "\n"), encoding: .utf8)
        let empty = YAMLNode.scalar("", isQuoted: false, YAMLLocation(line: 1, column: 1))
        return try parser.singleRoot().map { tree(of: $0) } ?? empty
      } catch YamlError.duplicatedKeysInMapping(let keys, let context) where attempt < maskCount {
        masked[context.mark.line - 1].mask(keys[0], from: context.mark.column, attempt)
      } catch {
        report(error)
        break
      }
    }
    return nil
  }

  private mutating func report(_ error: any Error) {
    switch error {
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      let (message, remedy) = Self.wording(of: problem)
      let line = min(mark.line, lines.count)
      add(
        message, at: YAMLLocation(line: line, column: mark.line > line ? 1 : mark.column), remedy)
    default:
      add("not readable as YAML: \(error)", at: YAMLLocation(line: 1, column: 1), "")
    }
  }

  private static func wording(of problem: String) -> (message: String, remedy: String) {
    switch problem {
    case "but found another document":
      ("a second document", "a file holds one specification; move this one to a file of its own")
    case "found undefined alias":
      ("an alias, which is not supported", "write the value itself")
    case "mapping values are not allowed in this context":
      ("a second ':' in a value", "put a text that holds ': ' in quotes, or mend the indentation")
    default:
      (
        "not readable as YAML: \(problem)",
        "look for a missing bracket, quote, comma or indentation"
      )
    }
  }

  private mutating func tree(of node: Node) -> YAMLNode {
    var place = YAMLLocation(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    checkProperties(at: place)
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .plain
      place.width = scalar.string.unicodeScalars.count + (isQuoted ? 2 : 0)
      return .scalar(scalar.string, isQuoted: isQuoted, place)
    case .sequence(let sequence):
      return .list(sequence.map { tree(of: $0) }, place)
    case .mapping(let mapping):
      let entries = mapping.compactMap { entry($0.key, $0.value) }
      return .map(withoutMasks(entries), place)
    case .alias:
      return .scalar("", isQuoted: true, place)
    }
  }

  private mutating func entry(_ key: Node, _ value: Node) -> YAMLNode.Entry? {
    guard case .scalar(let key, let isQuoted, let place) = tree(of: key) else {
      add("a key that is not a word", at: tree(of: key).place, "write one word before ':'")
      return nil
    }
    guard key != "<<" || isQuoted else {
      add("a merge key, which is not supported", at: place, "write the keys here, or use extends")
      return nil
    }
    return YAMLNode.Entry(key: key, place: place, value: tree(of: value))
  }

  /// Reports each masked key and the last one of its name, which alone stays.
  private mutating func withoutMasks(_ entries: [YAMLNode.Entry]) -> [YAMLNode.Entry] {
    for masked in entries where masked.key.isMask {
      let original = lines[masked.place.line - 1].scalars(masked.place)
      guard let last = entries.last(where: { $0.key == original }) else { continue }
      add(
        "key '\(original)' is written twice, first in line \(masked.place.line)", at: last.place,
        "keep one of them")
    }
    return entries.filter { !$0.key.isMask }
  }

  /// Anchors and tags stand before their value, which otherwise cannot start with these characters.
  private mutating func checkProperties(at place: YAMLLocation) {
    switch lines[place.line - 1].scalars(place) {
    case "&":
      add("an anchor, which is not supported", at: place, "write the value where it is used")
    case "!": add("a tag, which is not supported", at: place, "write the plain value")
    default: break
    }
  }
}

/// Characters of the private use area, which no specification holds: a different one for each key.
private let firstMask: UInt32 = 0xE000
private let maskCount = 256

extension String {
  fileprivate var isMask: Bool {
    unicodeScalars.first.map { $0.value >= firstMask && $0.value < firstMask + UInt32(maskCount) }
      ?? false
  }

  /// The scalars at a place of this line.
  fileprivate func scalars(_ place: YAMLLocation) -> String {
    String(String.UnicodeScalarView(unicodeScalars.dropFirst(place.column - 1).prefix(place.width)))
  }

  /// Replaces `key`, which stands at or, where quoted, right after `column`, by as many masks.
  fileprivate mutating func mask(_ key: String, from column: Int, _ index: Int) {
    guard let mask = Unicode.Scalar(firstMask + UInt32(index)) else { return }
    var scalars = Array(unicodeScalars)
    let isQuoted = scalars[column - 1] == "\"" || scalars[column - 1] == "'"
    let first = column - 1 + (isQuoted ? 1 : 0)
    for position in first..<min(first + key.unicodeScalars.count, scalars.count) {
      scalars[position] = mask
    }
    self = String(String.UnicodeScalarView(scalars))
  }
}

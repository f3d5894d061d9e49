public import Foundation
import Yams

/// Consecutive characters in one line of a file; lines and columns count from 1.
public struct YAMLLocation: Hashable, Sendable {
  public var line: Int
  public var column: Int
  public var width: Int

  public init(line: Int, column: Int, width: Int = 1) {
    (self.line, self.column, self.width) = (line, column, width)
  }

  static let start = YAMLLocation(line: 1, column: 1)
}

/// A value in a file, with its location.
public indirect enum YAMLNode {
  case scalar(String, isQuoted: Bool, YAMLLocation)
  case list([YAMLNode], YAMLLocation)
  case map([Entry], YAMLLocation)

  public struct Entry {
    public var key: String
    /// Of the key.
    public var location: YAMLLocation
    public var value: YAMLNode
  }

  public var location: YAMLLocation {
    switch self {
    case .scalar(_, _, let location), .list(_, let location), .map(_, let location): location
    }
  }
}

/// A file in a strict subset of YAML, and all errors that were found in it.
///
/// The subset: one document of maps, lists and scalars, every key once, without anchors, aliases,
/// tags and tabs. Sizes are bounded, so that every file is read or refused in well under a second.
public final class YAMLDocument {
  /// The file as messages name it.
  public let file: String
  let lines: [String]
  /// The map that the file holds; `nil` if it cannot be read as one.
  public private(set) var entries: [YAMLNode.Entry]?
  public private(set) var errors: [SpecificationError] = []
  /// Whether a part was refused without reading its contents.
  private var isIncomplete = false

  private static let byteLimit = 1 << 18
  private static let lineLimit = 500
  private static let itemLimit = 1000
  private static let depthLimit = 16

  /// Reads the file, called `name` in messages; a file that cannot be read is an error.
  public convenience init(reading url: URL, as name: String) {
    let size = (try? url.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
    let data = size > Self.byteLimit ? Data() : FileManager.default.contents(atPath: url.path)
    self.init(file: name, data: data, byteCount: max(size, data?.count ?? 0))
  }

  public convenience init(file: String, data: Data) {
    self.init(file: file, data: data, byteCount: data.count)
  }

  private init(file: String, data: Data?, byteCount: Int) {
    self.file = file
    lines = String(decoding: data ?? Data(), as: UTF8.self).split(omittingEmptySubsequences: false)
    { $0 == "\n" || $0 == "\r\n" }.map(String.init)
    guard let data else {
      refuse("the file cannot be read", "restore it, or change its permissions")
      return
    }
    guard byteCount <= Self.byteLimit else {
      refuse(
        "the file has \(byteCount) bytes, and at most \(Self.byteLimit) are read", "shorten it")
      return
    }
    checkText(data)
    guard errors.isEmpty, let root = compose(), !isIncomplete else { return }
    switch root {
    case .scalar("", isQuoted: false, _):
      report("the file is empty", at: .start, "write schema, kind and id")
    case .map(let entries, _): self.entries = entries
    default: report("the file must be a map of keys", at: root.location, "write key: value")
    }
  }

  /// Adds an error at a location of this file.
  public func report(_ message: String, at location: YAMLLocation, _ remedy: String) {
    let line = location.line <= lines.count ? lines[location.line - 1] : ""
    let room = line.unicodeScalars.count - location.column + 1
    errors.append(
      SpecificationError(
        file: file, line: location.line, column: location.column, message: message,
        remedy: remedy, sourceLine: line, width: max(1, min(location.width, room))))
  }

  /// Adds an error of the file as a whole.
  func refuse(_ message: String, _ remedy: String) {
    errors.append(SpecificationError(file: file, message: message, remedy: remedy))
  }
}

// MARK: - Text

extension YAMLDocument {
  /// Checks for bytes and characters that readers of YAML take differently, and for text that
  /// would take long to read.
  private func checkText(_ data: Data) {
    guard !data.starts(with: [0xEF, 0xBB, 0xBF]) else {
      return report(
        "the file starts with a byte order mark", at: .start, "save it as UTF-8 without BOM")
    }
    let isUTF8 = String(data: data, encoding: .utf8) != nil
    var depth = 0
    for (index, line) in lines.enumerated() {
      let scalars = Array(line.unicodeScalars)
      func report(_ message: String, at position: Int, _ remedy: String) {
        let location = YAMLLocation(line: index + 1, column: position + 1)
        self.report(message, at: location, remedy)
      }
      if scalars.count > Self.lineLimit {
        report("a line of more than \(Self.lineLimit) characters", at: Self.lineLimit, "break it")
      }
      if !isUTF8, let position = scalars.firstIndex(of: "\u{FFFD}") {
        return report("a byte that is not UTF-8", at: position, "save the file as UTF-8")
      }
      if let position = scalars.firstIndex(where: \.isLineBreak) {
        report(
          "a line that ends in \(scalars[position].code)", at: position,
          "save the file with line ends of Unix or Windows")
      } else if let position = scalars.firstIndex(where: \.isControl) {
        report("the control character \(scalars[position].code)", at: position, "remove it")
      }
      let code = scalars.prefix { $0 != "#" }
      if let position = code.firstIndex(of: "\t") {
        report("a tab, which YAML does not take as a blank", at: position, "write spaces")
      }
      for (position, scalar) in code.enumerated() {
        depth += scalar == "[" || scalar == "{" ? 1 : scalar == "]" || scalar == "}" ? -1 : 0
        if depth > Self.depthLimit {
          return report("brackets are nested too deeply", at: position, "close some of them")
        }
      }
    }
  }
}

extension Unicode.Scalar {
  /// Whether YAML takes it as the end of a line, unlike editors; `\r` here stands without `\n`.
  fileprivate var isLineBreak: Bool { "\r\u{85}\u{2028}\u{2029}".unicodeScalars.contains(self) }

  fileprivate var isControl: Bool { properties.generalCategory == .control && self != "\t" }

  fileprivate var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

// MARK: - Composition

extension YAMLDocument {
  /// The root of the only document, an empty scalar for an empty file; `nil` after an error.
  private func compose() -> YAMLNode? {
    do {
      let parser = try Parser(yaml: lines.joined(separator: "\n"), encoding: .utf8)
      return try parser.singleRoot().map { node(of: $0, depth: 0) }
        ?? .scalar("", isQuoted: false, .start)
    } catch {
      report(error)
      return nil
    }
  }

  private func report(_ error: any Error) {
    switch error {
    case YamlError.duplicatedKeysInMapping(let keys, let context):
      let location = YAMLLocation(
        line: context.mark.line, column: context.mark.column, width: keys[0].unicodeScalars.count)
      report("key '\(keys[0])' is written twice", at: location, "keep one of them")
    case YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _),
      YamlError.composer(_, let problem, let mark, _):
      let (message, remedy) = Self.wording(of: problem)
      let line = min(mark.line, lines.count)
      report(
        message, at: YAMLLocation(line: line, column: mark.line > line ? 1 : mark.column), remedy)
    default: report("not readable as YAML: \(error)", at: .start, "")
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

  /// The node with locations; nothing below an anchor, whose aliases could multiply without bound.
  private func node(of node: Node, depth: Int) -> YAMLNode {
    var location = YAMLLocation(line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
    func skipped(_ message: String, _ remedy: String) -> YAMLNode {
      report(message, at: location, remedy)
      isIncomplete = true
      return .scalar("", isQuoted: true, location)
    }
    guard depth <= Self.depthLimit else {
      return skipped("values are nested more than \(Self.depthLimit) deep", "remove some levels")
    }
    guard node.anchor == nil else {
      return skipped("an anchor, which is not supported", "write the value where it is used")
    }
    // A tag stands before its value, which otherwise cannot start with this character.
    if lines[location.line - 1].scalars(location) == "!" {
      report("a tag, which is not supported", at: location, "write the plain value")
    }
    switch node {
    case .scalar(let scalar):
      let isQuoted = scalar.style != .plain
      location.width = scalar.string.unicodeScalars.count + (isQuoted ? 2 : 0)
      return .scalar(scalar.string, isQuoted: isQuoted, location)
    case .sequence(let sequence):
      guard sequence.count <= Self.itemLimit else {
        return skipped("a list of more than \(Self.itemLimit) values", "shorten it")
      }
      return .list(sequence.map { self.node(of: $0, depth: depth + 1) }, location)
    case .mapping(let mapping):
      guard mapping.count <= Self.itemLimit else {
        return skipped("a map of more than \(Self.itemLimit) keys", "shorten it")
      }
      return .map(mapping.compactMap { entry($0.key, $0.value, depth: depth + 1) }, location)
    case .alias: return skipped("an alias, which is not supported", "write the value itself")
    }
  }

  private func entry(_ key: Node, _ value: Node, depth: Int) -> YAMLNode.Entry? {
    let key = node(of: key, depth: depth)
    guard case .scalar(let key, let isQuoted, let location) = key else {
      report("a key that is not a word", at: key.location, "write one word before ':'")
      return nil
    }
    guard key != "<<" || isQuoted else {
      report(
        "a merge key, which is not supported", at: location, "write the keys here, or use extends")
      return nil
    }
    return YAMLNode.Entry(key: key, location: location, value: node(of: value, depth: depth))
  }
}

extension String {
  /// The scalars at a location of this line.
  fileprivate func scalars(_ location: YAMLLocation) -> String {
    let tail = unicodeScalars.dropFirst(location.column - 1)
    return String(String.UnicodeScalarView(tail.prefix(location.width)))
  }
}

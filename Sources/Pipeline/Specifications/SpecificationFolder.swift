public import Foundation
import Records

/// All specifications of a folder, checked each by itself and against one another.
public struct SpecificationFolder {
  /// Sorted by id.
  public private(set) var specifications: [Specification] = []
  private var documents: [YAMLDocument] = []
  private var ownErrors: [SpecificationError] = []

  /// Every error in every file.
  public var errors: [SpecificationError] { ownErrors + documents.flatMap(\.errors) }

  public init(reading folder: URL, schema: Schema) {
    let files = readFiles(in: folder, schema: schema)
    documents = files.map(\.document)
    let extended = Set(files.map { $0.text("extends") })
    let bases = Dictionary(
      uniqueKeysWithValues: files.filter { !$0.hasKind }.map { ($0.name + ".yaml", $0) })
    checkExtensions(of: files, bases)
    for file in files where file.document.entries != nil {
      if let kind = file.kind {
        specifications.append(
          Specification(file, kind: kind, extending: bases[file.text("extends")], schema: schema))
      } else if !file.hasKind, !extended.contains(file.name + ".yaml") {
        let kinds = RunKind.allCases.map(\.rawValue).joined(separator: ", ")
        file.document.report(
          "the key 'kind' is missing, and no file extends this one", at: file.start,
          "write kind: and one of \(kinds)")
      }
    }
    for specification in specifications { specification.check() }
    References(among: specifications).check()
  }

  /// - Throws: all errors, if there are any.
  public func validate() throws(SpecificationErrors) {
    guard errors.isEmpty else { throw SpecificationErrors(errors) }
  }

  public subscript(id: String) -> Specification? { specifications.first { $0.id == id } }

  /// Every experiment with each of its tasks, as in `robot/standing-still`: the beginnings of the
  /// paths of cells.
  public var experimentsWithTasks: [String] {
    specifications.flatMap { specification in
      let tasks = specification.allTasks
      return tasks.isEmpty ? [specification.id] : tasks.map { "\(specification.id)/\($0)" }
    }
  }
}

// MARK: - Files

extension SpecificationFolder {
  private mutating func readFiles(in folder: URL, schema: Schema) -> [SpecificationFile] {
    let shown = folder.relativePath
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
        .filter { !Self.isForeign($0) }
    } catch {
      refuse(
        shown, "the folder of specifications cannot be read",
        "call dmil in the repository, or name it by --repository")
      return []
    }
    for name in names where name.hasSuffix(".yml") {
      refuse("\(shown)/\(name)", "the name ends in .yml, so the file is not read", "call it .yaml")
    }
    let files = names.filter { $0.hasSuffix(".yaml") }
    if files.isEmpty { refuse(shown, "there is no specification here", "write <id>.yaml") }
    return files.map { file in
      let document = YAMLDocument(
        reading: URL(fileURLWithPath: folder.path + "/" + file), as: "\(shown)/\(file)")
      return SpecificationFile(document, name: String(file.dropLast(5)), schema: schema)
    }
  }

  /// Whether a file is of an editor or an operating system, and is to be passed over: hidden files
  /// and backups.
  public static func isForeign(_ name: String) -> Bool {
    name.hasPrefix(".") || name.hasSuffix("~") || name.hasPrefix("#")
  }

  private mutating func refuse(_ file: String, _ message: String, _ remedy: String) {
    ownErrors.append(SpecificationError(file: file, message: message, remedy: remedy))
  }
}

// MARK: - Extension

extension SpecificationFolder {
  /// Reports every `extends` that leads to no file that can be extended; a missing file once.
  private func checkExtensions(
    of files: [SpecificationFile], _ bases: [String: SpecificationFile]
  ) {
    var missing: Set<String> = []
    for file in files {
      guard let setting = file["extends"] else { continue }
      let name = setting.value.shown
      if !file.hasKind {
        setting.report(
          "a file that is extended cannot extend another",
          "one level is all there is; write the values here")
      } else if files.contains(where: { $0.hasKind && $0.name + ".yaml" == name }) {
        setting.report(
          "'\(name)' is an experiment itself; only a file without kind can be extended",
          "move what they share to a file without kind")
      } else if bases[name] == nil, missing.insert(name).inserted {
        let others = files.count { $0.text("extends") == name } - 1
        setting.report(
          "there is no file '\(name)' beside this one"
            + (others > 0 ? "; needed by \(counted(others, "other file")), too" : ""),
          suggestion(for: name, among: bases.keys.sorted()))
      }
    }
  }
}

import Records
public import Foundation

/// All specifications of a folder, checked each by itself and against one another.
public struct SpecificationFolder {
  /// Sorted by id.
  public private(set) var specifications: [Specification] = []
  public private(set) var errors: [SpecificationError] = []

  public init(reading folder: URL, schema: Schema) {
    let sources = readFiles(in: folder)
    let headers = Dictionary(
      uniqueKeysWithValues: sources.map { ($0.name, Header(of: $0.source, name: $0.name)) })
    let everyKind = Vocabulary(kinds: RunKind.allCases, schema: schema)
    let bases = readBases(sources, headers, as: everyKind)
    for (name, source) in sources {
      guard let header = headers[name] else { continue }
      errors += source.errors + header.errors
      guard source.entries != nil else { continue }
      if let kind = header.kind {
        let base = link(header, of: source, bases, headers)
        let specification = Specification(
          source: source, header: header, kind: kind, base: base, schema: schema)
        errors += specification.errors
        specifications.append(specification)
      } else if let base = bases[name] {
        errors += base.errors
        guard let place = header.extends?.place else { continue }
        errors.append(
          source.error(
            "a file that is extended cannot extend another", at: place,
            "one level is all there is; write the values here"))
      } else if header.hasKind {
        errors += Layers(reading: header, of: source, as: everyKind).errors
      } else {
        let kinds = RunKind.allCases.map(\.rawValue).joined(separator: ", ")
        errors.append(
          source.error(
            "the key 'kind' is missing, and no file extends this one", at: header.place,
            "write kind: and one of \(kinds)"))
      }
    }
    errors += References(among: specifications).errors
  }

  /// The ids of all experiments.
  public var ids: [String] { specifications.map(\.header.id) }

  public subscript(id: String) -> Specification? { specifications.first { $0.header.id == id } }
}

// MARK: - Files

extension SpecificationFolder {
  private mutating func readFiles(in folder: URL) -> [(name: String, source: YAMLDocument)] {
    let shown = folder.relativePath
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    } catch {
      refuse(shown, "the folder of specifications cannot be read", "\(error.localizedDescription)")
      return []
    }
    for name in names where name.hasSuffix(".yml") {
      refuse("\(shown)/\(name)", "the name ends in .yml, so the file is not read", "call it .yaml")
    }
    let files = names.filter { $0.hasSuffix(".yaml") }
    if files.isEmpty { refuse(shown, "there is no specification here", "write <id>.yaml") }
    return files.compactMap { file in
      guard let data = FileManager.default.contents(atPath: folder.path + "/" + file) else {
        refuse("\(shown)/\(file)", "the file cannot be read", "look at its permissions")
        return nil
      }
      return (
        String(file.dropLast(".yaml".count)), YAMLDocument(file: "\(shown)/\(file)", data: data)
      )
    }
  }

  private mutating func refuse(_ file: String, _ message: String, _ remedy: String) {
    errors.append(
      SpecificationError(file: file, message: message, remedy: remedy))
  }
}

// MARK: - Extension

extension SpecificationFolder {
  /// The files without a kind that others extend, by name.
  private func readBases(
    _ sources: [(name: String, source: YAMLDocument)], _ headers: [String: Header],
    as vocabulary: Vocabulary
  ) -> [String: Layers] {
    let extended = Set(headers.values.compactMap { $0.extends?.name.withoutSuffix })
    var bases: [String: Layers] = [:]
    for (name, source) in sources where extended.contains(name) {
      guard let header = headers[name], !header.hasKind else { continue }
      bases[name] = Layers(reading: header, of: source, as: vocabulary)
    }
    return bases
  }

  private mutating func link(
    _ header: Header, of source: YAMLDocument, _ bases: [String: Layers],
    _ headers: [String: Header]
  ) -> Layers? {
    guard let (file, place) = header.extends else { return nil }
    if let base = bases[file.withoutSuffix], file.hasSuffix(".yaml") { return base }
    if headers[file.withoutSuffix] != nil, file.hasSuffix(".yaml") {
      errors.append(
        source.error(
          "'\(file)' is an experiment itself; only a file without kind can be extended", at: place,
          "move what they share to a file without kind"))
    } else {
      let candidates = headers.filter { !$0.value.hasKind }.keys.map { $0 + ".yaml" }.sorted()
      errors.append(
        source.error(
          "there is no file '\(file)' beside this one", at: place,
          suggestion(for: file, among: candidates)))
    }
    return nil
  }
}

extension String {
  fileprivate var withoutSuffix: String {
    hasSuffix(".yaml") ? String(dropLast(".yaml".count)) : self
  }
}

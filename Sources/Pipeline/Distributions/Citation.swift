import Foundation
import Records
import Specifications

/// The facts of CITATION.cff (Citation File Format 1.2).
struct Citation {
  static let file = "CITATION.cff"

  /// A person, or an organization, which has no given name.
  struct Author: Equatable {
    let given: String?
    let name: String

    var type: String { given == nil ? "Organization" : "Person" }
  }

  /// A work that the file names among its references.
  struct Publication: Equatable {
    let title, year: String
    let authors: [Author]
    /// Such as `arXiv:2207.00244`.
    let identifiers: [String]
  }

  let title, abstract: String
  /// An identifier of SPDX.
  let license: String
  let authors: [Author]
  let keywords: [String]
  let publications: [Publication]

  /// - Throws: the keys that are missing.
  init(ofRepository repository: URL) throws(SpecificationErrors) {
    let document = YAMLDocument(reading: repository.appending(path: Self.file), as: Self.file)
    let map = YAMLMap(of: document)
    title = map?.text("title") ?? ""
    abstract = map?.text("abstract") ?? ""
    license = map?.text("license") ?? ""
    authors = map?.required("authors").map { Self.authors($0.value) } ?? []
    keywords = map?.entry("keywords")?.value.items.compactMap(\.text) ?? []
    publications = (map?.entry("references")?.value.items ?? []).map { work in
      Publication(
        title: work["title"]?.text ?? "", year: work["year"]?.text ?? "",
        authors: work["authors"].map(Self.authors) ?? [],
        identifiers: work["identifiers"]?.items.compactMap { $0["value"]?.text } ?? [])
    }
    guard document.errors.isEmpty else { throw SpecificationErrors(document.errors) }
  }

  private static func authors(_ list: YAMLNode) -> [Author] {
    list.items.map { author in
      Author(
        given: author["given-names"]?.text,
        name: (author["name"] ?? author["family-names"])?.text ?? "")
    }
  }
}

extension YAMLNode {
  fileprivate var text: String? {
    if case .scalar(let text, _, _) = self { text } else { nil }
  }

  fileprivate var items: [YAMLNode] {
    if case .list(let items, _) = self { items } else { [] }
  }

  fileprivate subscript(key: String) -> YAMLNode? {
    if case .map(let entries, _) = self { entries.first { $0.key == key }?.value } else { nil }
  }
}

// MARK: - CodeMeta

extension Citation {
  /// The content of codemeta.json (CodeMeta 3.0); `day` is that of the commit.
  func codeMeta(version: String, day: String) -> String {
    JSONValue.map([
      "@context": .text("https://w3id.org/codemeta/3.0"), "@type": .text("SoftwareSourceCode"),
      "name": .text(title), "description": .text(abstract), "version": .text(version),
      "license": .text(licenseAddress), "dateModified": .text(day),
      "programmingLanguage": .text("Swift"), "keywords": .list(keywords.map(JSONValue.text)),
      "author": .list(authors.map(\.codeMeta)),
      "referencePublication": .list(
        publications.map { work in
          .map([
            "@type": .text("ScholarlyArticle"), "name": .text(work.title),
            "datePublished": .text(work.year), "author": .list(work.authors.map(\.codeMeta)),
            "identifier": .list(work.identifiers.map(JSONValue.text)),
          ])
        }),
    ]).indentedJSON
  }

  /// The address of the license's text at SPDX.
  var licenseAddress: String { "https://spdx.org/licenses/\(license)" }
}

extension Citation.Author {
  fileprivate var codeMeta: JSONValue {
    .map(
      given.map {
        ["@type": .text(type), "givenName": .text($0), "familyName": .text(name)]
      } ?? ["@type": .text(type), "name": .text(name)])
  }
}

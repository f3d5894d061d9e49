import Foundation
import Specifications
import TestSupport
import Testing
@testable import Distributions

struct CitationTests {
  @Test("CITATION.cff becomes codemeta.json") func codeMeta() throws {
    let temporary = try TemporaryFolder()
    try temporary.write(
      """
      cff-version: 1.2.0
      title: "dmil: a program"
      abstract: >-
        It trains, and
        it prints.
      authors:
        - name: contributors
        - {family-names: Doe, given-names: Ann}
      license: MIT
      keywords: [learning]
      references:
        - type: conference-paper
          title: A Method
          authors: [{family-names: Roe, given-names: Bo}]
          year: 2022
          identifiers: [{type: other, value: "arXiv:1"}]
      """, to: "CITATION.cff")
    let citation = try Citation(ofRepository: temporary.url)
    #expect(
      citation.codeMeta(version: "1.0.0", day: "2026-01-02") == """
        {
          "@context": "https://w3id.org/codemeta/3.0",
          "@type": "SoftwareSourceCode",
          "author": [
            {
              "@type": "Organization",
              "name": "contributors"
            },
            {
              "@type": "Person",
              "familyName": "Doe",
              "givenName": "Ann"
            }
          ],
          "dateModified": "2026-01-02",
          "description": "It trains, and it prints.",
          "keywords": ["learning"],
          "license": "https://spdx.org/licenses/MIT",
          "name": "dmil: a program",
          "programmingLanguage": "Swift",
          "referencePublication": [
            {
              "@type": "ScholarlyArticle",
              "author": [
                {
                  "@type": "Person",
                  "familyName": "Roe",
                  "givenName": "Bo"
                }
              ],
              "datePublished": "2022",
              "identifier": ["arXiv:1"],
              "name": "A Method"
            }
          ],
          "version": "1.0.0"
        }

        """)
  }

  @Test("The file of this repository has what a distribution needs") func ownFile() throws {
    let citation = try Citation(ofRepository: repository)
    #expect(citation.title.hasPrefix("dmil: "))
    #expect(citation.license == "MIT" && citation.authors.count == 1)
    #expect(citation.publications.map(\.year) == ["2022"])
    #expect(citation.publications[0].authors.allSatisfy { $0.given != nil && !$0.name.isEmpty })
  }

  @Test("Missing keys are named") func missing() throws {
    let temporary = try TemporaryFolder()
    try temporary.write("title: T\nlicense: MIT\n", to: "CITATION.cff")
    let errors = #expect(throws: SpecificationErrors.self) {
      try Citation(ofRepository: temporary.url)
    }
    #expect(
      errors?.all.map(\.message) == [
        "the key 'abstract' is missing", "the key 'authors' is missing",
      ])
    #expect(errors?.all.map(\.file) == ["CITATION.cff", "CITATION.cff"])
  }
}

import Foundation
import Testing
@testable import Typesetting

struct EmbeddedDataTests {
  private static let page = Data(
    """
    <body>
    <script type="application/gzip" id="paper">
    </script>
    <script>'use strict';</script>
    </body>

    """.utf8)

  @Test("A page gives back the data and the page")
  func parts() throws {
    let data = Data("</script> {\"a\": [1, 2]}".utf8)
    let filled = try EmbeddedData.page(Self.page, with: data)
    let parts = try #require(EmbeddedData.parts(of: filled))
    #expect(parts.page == Self.page && parts.data == data)
    #expect(EmbeddedData.parts(of: Self.page) == nil)
  }

  @Test("A page without a place for data is an error that shows the remedy")
  func noPlace() {
    let error = #expect(throws: TypesettingError.self) {
      try EmbeddedData.page(Data("<body></body>".utf8), with: Data())
    }
    #expect(error?.description.contains("paper/template.html") == true)
    #expect(error?.description.contains("id=\"paper\">") == true)
  }
}

import Foundation
import Testing
@testable import Reporting

struct ToolTests {
  @Test func aMissingToolIsNamedWithWhatBringsIt() throws {
    let tool = Tool(name: "no-such-program", packages: "some-package")
    let error = try #require(throws: ReportError.self) { try tool.location() }
    #expect(
      error.description == "no-such-program is not installed; type: apt-get install some-package")
  }

  @Test func looksOnlyWhereThePathLeads() throws {
    let shell = Tool(name: "sh", packages: "")
    #expect(try shell.location(path: "/nowhere:/bin").path == "/bin/sh")
    #expect(throws: ReportError.self) { try shell.location(path: "/nowhere") }
    #expect(throws: ReportError.self) { try shell.location(path: nil) }
  }

  @Test func givesStatusAndAllOutput() throws {
    let shell = Tool(name: "sh", packages: "")
    let (status, output) = try shell.run(
      ["-c", "pwd; echo $WORD 1>&2; exit 3"], in: URL(filePath: "/"), environment: ["WORD": "x"])
    #expect(status == 3)
    #expect(output == "/\nx\n")
  }
}

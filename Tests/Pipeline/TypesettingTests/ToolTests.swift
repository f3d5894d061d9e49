import Foundation
import Testing

@testable import Typesetting

struct ToolTests {
  private let shell = Tool(name: "sh", packages: "")

  @Test("A missing tool is named with its packages")
  func missing() {
    let tool = Tool(name: "no-such-program", packages: "some-package")
    #expect(
      throws: TypesettingError.missingTool(name: "no-such-program", packages: "some-package")
    ) {
      try tool.location()
    }
  }

  @Test("Only the folders of the path are searched")
  func path() throws {
    #expect(try shell.location(path: "/nowhere:/bin").path == "/bin/sh")
    #expect(throws: TypesettingError.self) { try shell.location(path: "/nowhere") }
    #expect(throws: TypesettingError.self) { try shell.location(path: nil) }
  }

  @Test("A tool runs in a UTF-8 locale and returns status and output")
  func run() throws {
    let (status, output) = try shell.run(
      ["-c", "pwd; echo $WORD $LC_ALL 1>&2; exit 3"], in: URL(filePath: "/"),
      environment: ["WORD": "x"])
    #expect(status == 3)
    #expect(output == "/\nx C.UTF-8\n")
  }
}

import Foundation
import TestSupport
import Testing

@testable import Plotting

struct DocumentDateTests {
  private let folder: TemporaryFolder
  private let file: URL

  init() throws {
    folder = try TemporaryFolder()
    file = folder.url.appending(path: "a.pdf")
  }

  @Test("The date becomes fixed and nothing moves")
  func date() throws {
    try file.write("<< /CreationDate (D:20260102030405Z)\n>>")
    try fixDate(ofPDF: file)
    #expect(try file.text == "<< /CreationDate (D:19700101000000Z)\n>>")
  }

  @Test(arguments: ["<< >>", "/CreationDate (D:20260102030405+01'00)", "/CreationDate (D:2026"])
  func refusesADateOfAnotherForm(document: String) throws {
    try file.write(document)
    #expect(throws: FigureError.undated(path: file.path)) { try fixDate(ofPDF: file) }
  }
}

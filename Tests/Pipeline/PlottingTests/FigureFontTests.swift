import Foundation
import TestSupport
import Testing

@testable import Plotting

struct FigureFontTests {
  @Test("A script that finds other fonts alone draws nothing, and says which it needs")
  func missing() throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig/>",
      to: "fonts.conf")
    try folder.write(Figure.drawing.script, to: "drawing.gp")
    let gnuplot = try RunningProgram(
      URL(filePath: "/usr/bin/env"), ["gnuplot", "drawing.gp"], in: folder.url,
      environment: ["HOME": folder.url.path, "FONTCONFIG_FILE": folder.url.path + "/fonts.conf"])
    let result = try gnuplot.waitUntilExit()
    #expect(result.status == FigureFont.missingStatus && result.errors.contains(FigureFont.family))
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
    #expect(!files.contains("drawing.svg") && !files.contains("drawing.pdf"))
  }

  @Test("Missing fonts are told from other errors, with a remedy")
  func error() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: FigureError.self) {
      try Gnuplot.run(
        "print 'no font'\nexit status \(FigureFont.missingStatus)\n", of: "a", in: folder.url,
        by: "gnuplot")
    }
    #expect(error == .fontMissing(messages: "no font"))
    #expect(error.description.contains("apt-get install fonts-lmodern"))
  }
}

import Foundation
import TestSupport
import Testing

@testable import Plotting

struct GnuplotTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ script: String, with program: String = "gnuplot") throws(FigureError) {
    try Gnuplot.run(script + "\n", of: "figure-1", in: folder.url, by: program)
  }

  @Test("Gnuplot runs in the folder whatever its name")
  func folderName() throws {
    let strange = folder.url.appending(path: "it's a folder – ü; $HOME")
    try strange.makeFolder()
    try Gnuplot.run(
      "set print 'out.txt'\nprint 2 + 3\n", of: "figure-1", in: strange, by: "gnuplot")
    #expect(try strange.appending(path: "out.txt").text == "5\n")
  }

  @Test("A missing program or terminal is told from an error of the figure")
  func missing() throws {
    // Longer than a pipe holds, so that a write to a closed pipe would show.
    let script = String(repeating: "# nothing\n", count: 100_000)
    for (script, program) in [(script, "no-such-gnuplot"), ("set terminal nosuch", "gnuplot")] {
      let error = try #require(throws: FigureError.self) { try run(script, with: program) }
      #expect(error.description.hasSuffix("apt-get install gnuplot-nox"))
    }
  }

  @Test(
    "Errors and warnings fail in gnuplot's words, without advice to install it",
    arguments: [
      ("plot 'no-such-file'", "no-such-file"),
      ("set no-such-option", "Unrecognized option"),
      (
        "set xrange [1:1]\nset terminal svg\nset output 'a'\nplot x", "x_min should not equal x_max"
      ),
      (
        "set terminal svg\nset output 'a'\nset xrange [0:1]\nplot 'no-such-file' using 1:2, x",
        "warning"
      ),
    ])
  func errors(script: String, words: String) throws {
    let error = try #require(throws: FigureError.self) { try run(script) }
    #expect(error.description.hasPrefix("figure-1: ") && error.description.contains(words))
    #expect(!error.description.contains("install"))
  }
}

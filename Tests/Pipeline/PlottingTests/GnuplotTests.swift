import Foundation
import Testing

@testable import Plotting

struct GnuplotTests {
  @Test func runsInTheFolderWhateverItsName() throws {
    try withTemporaryFolder { parent in
      let folder = parent.appending(path: "it's a folder; $HOME")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try Gnuplot.installed.run("set print 'out.txt'\nprint 2 + 3\n", in: folder)
      let text = try String(contentsOf: folder.appending(path: "out.txt"), encoding: .utf8)
      #expect(text == "5\n")
    }
  }

  @Test func namesTheProgramThatIsMissingAndWhatToInstall() throws {
    try withTemporaryFolder { folder in
      // Longer than a pipe holds, so that writing on to a reader that is gone would show.
      let script = String(repeating: "# nothing\n", count: 100_000)
      let error = #expect(throws: FigureError.self) {
        try Gnuplot(program: "no-such-gnuplot").run(script, in: folder)
      }
      let text = error?.description ?? ""
      #expect(text.hasPrefix("no-such-gnuplot: cannot be run"))
      #expect(text.hasSuffix("sudo apt-get install gnuplot-nox"))
    }
  }

  @Test(arguments: [
    ("plot 'no-such-file'", "no-such-file"),
    ("set no-such-option", "Unrecognized option"),
    ("set xrange [1:1]\nset terminal svg\nset output 'a'\nplot x", "x_min should not equal x_max"),
  ])
  func anErrorOrWarningIsAFailureWithGnuplotsWords(script: String, words: String) throws {
    try withTemporaryFolder { folder in
      let error = #expect(throws: FigureError.self) {
        try Gnuplot.installed.run(script + "\n", in: folder)
      }
      #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }
  }

  @Test func aWarningAloneIsAFailureToo() throws {
    try withTemporaryFolder { folder in
      try Data("1 NaN\n".utf8).write(to: folder.appending(path: "gap.tsv"))
      let script = """
        set terminal svg
        set output 'a.svg'
        set xrange [0:1]
        set yrange [0:1]
        plot 'no-such-file' using 1:2, x
        """
      let error = #expect(throws: FigureError.self) {
        try Gnuplot.installed.run(script + "\n", in: folder)
      }
      #expect(error?.description.contains("warning") == true, "\(error?.description ?? "")")
    }
  }
}

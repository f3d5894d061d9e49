import Foundation
import TestSupport
import Testing

@testable import Plotting

struct FigureFilesTests {
  private let temporary: TemporaryFolder
  private var folder: URL { temporary.url }

  init() throws { temporary = try TemporaryFolder() }

  @Test("A figure is a script, a table and two pictures")
  func files() throws {
    let files = try Figure.example.write(into: folder.appending(path: "new/figures"))
    #expect(
      files.map(\.lastPathComponent) == ["gp", "tsv", "svg", "pdf"].map { "every-drawing.\($0)" })
    #expect(try files[2].text.contains("speed (m/s)"))
    #expect(try Data(contentsOf: files[3]).starts(with: Data("%PDF-".utf8)))
  }

  @Test("The same figure has the same bytes at another time")
  func bytes() throws {
    let first = try Figure.example.write(into: folder.appending(path: "first"))
    Thread.sleep(forTimeInterval: 1.1)  // the date within a PDF counts seconds
    let second = try Figure.example.write(into: folder.appending(path: "second"))
    for (one, other) in zip(first, second) {
      #expect(try Data(contentsOf: one) == Data(contentsOf: other), "\(one.lastPathComponent)")
    }
  }

  @Test("Gnuplot alone redraws both pictures from script and table")
  func redraw() throws {
    let ours = folder.appending(path: "ours")
    let files = try Figure.example.write(into: ours)
    let clean = folder.appending(path: "clean")
    try clean.copy(["every-drawing.gp", "every-drawing.tsv"], from: ours)
    let gnuplot = try RunningProgram(
      URL(filePath: "/usr/bin/env"), ["gnuplot", "every-drawing.gp"], in: clean,
      environment: ["HOME": clean.path, "TZ": "UTC0", "LC_ALL": "C"])
    #expect(try gnuplot.waitUntilExit().status == 0)
    try fixDate(ofPDF: clean.appending(path: "every-drawing.pdf"))
    try Figure.example.shorten(clean.appending(path: "every-drawing.svg"))
    for file in files.suffix(2) {
      let redrawn = try Data(contentsOf: clean.appending(path: file.lastPathComponent))
      #expect(try Data(contentsOf: file) == redrawn, "\(file.lastPathComponent)")
    }
  }

  @Test("A failure leaves the older figure")
  func failure() throws {
    let files = try Figure.example.write(into: folder)
    let before = try files.map { try Data(contentsOf: $0) }
    var changed = Figure.example
    changed.summary = "Changed."
    #expect(throws: FigureError.self) {
      try changed.write(into: folder, drawnBy: "no-such-gnuplot")
    }
    #expect(try files.map { try Data(contentsOf: $0) } == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)
  }

  @Test("A folder that cannot be made is named")
  func unwritableFolder() throws {
    let file = try temporary.write("", to: "file")
    let error = #expect(throws: FigureError.self) {
      try Figure.example.write(into: file.appending(path: "figures"))
    }
    #expect(error?.description.hasPrefix("\(file.path)/figures: cannot be written") == true)
  }
}

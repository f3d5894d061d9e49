import Foundation
import TestSupport
import Testing
@testable import Distributions

struct PreprintTests {
  @Test("Figures lie beside the text, which is the same else") func figures() throws {
    let temporary = try TemporaryFolder()
    let paper = #"""
      A \includegraphics{../../../figures/smoke/figure-2.pdf} and
      \includegraphics[width=3cm]{../../../figures/smoke/picture.png}, \cite{a/b},
      again \includegraphics{../../../figures/smoke/figure-2.pdf}.
      """#
    let preprint = Preprint(of: paper)
    #expect(
      preprint.text == #"""
        A \includegraphics{figure-2.pdf} and
        \includegraphics[width=3cm]{picture.png}, \cite{a/b},
        again \includegraphics{figure-2.pdf}.
        """#)
    try temporary.write("F", to: "figures/smoke/figure-2.pdf")
    try temporary.write("P", to: "figures/smoke/picture.png")
    let folder = DistributionFolder(url: temporary.url.appending(path: "folder"))
    try preprint.add(to: folder, from: temporary.url.appending(path: "paper/build/smoke"))
    #expect(
      try DistributionFolder.files(below: folder.url) == [
        "preprint/figure-2.pdf", "preprint/paper.tex", "preprint/picture.png",
      ])
    #expect(try folder.place(of: "preprint/picture.png").text == "P")
  }
}

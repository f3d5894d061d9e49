import TestSupport
import Testing

/// Limits that keep folders, modules and files readable.
@Suite struct LayoutTests {
  @Test("A folder holds at most 25 Swift files of its own", arguments: ["Sources", "Tests"])
  func foldersAreSmall(root: String) throws {
    let folders = Dictionary(grouping: try sourceFiles(in: root)) { file in
      file.path.split(separator: "/").dropLast().joined(separator: "/")
    }
    for (folder, files) in folders { #expect(files.count <= 25, "\(folder)") }
  }

  @Test("A file has at most 400 lines", arguments: ["Sources", "Tests"])
  func filesAreShort(root: String) throws {
    for file in try sourceFiles(in: root) { #expect(file.lineCount <= 400, "\(file.path)") }
  }

  @Test("A module has fewer than 5,000 lines")
  func modulesAreSmall() throws {
    for (module, files) in Dictionary(grouping: try sourceFiles(), by: \.module) {
      #expect(files.map(\.lineCount).reduce(0, +) < 5000, "\(module)")
    }
  }
}

extension SourceFile {
  fileprivate var lineCount: Int { text.count { $0 == "\n" } }
}

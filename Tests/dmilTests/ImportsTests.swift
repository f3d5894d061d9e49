import Foundation
import TestSupport
import Testing

/// Who may import whom, in the order of Package.swift.
///
/// The compiler lets imports through that come by way of another module, and Foundation everywhere;
/// this table does not.
private let allowedImports: KeyValuePairs<String, Set<String>> = [
  "WideProducts": [],
  "LinearAlgebra": ["COpenBLAS", "RealModule", "WideProducts"],
  "Networks": ["LinearAlgebra", "RealModule"],
  "Embeddings": ["CFFTW", "Dispatch", "LinearAlgebra", "RealModule"],
  "Demonstrations": ["CHDF5", "LinearAlgebra", "Foundation"],
  "Environments": ["CMuJoCo", "CPNG", "LinearAlgebra", "RealModule"],
  "Experts": ["Demonstrations", "Environments", "LinearAlgebra", "Networks", "RealModule"],
  "Imitation": ["Demonstrations", "LinearAlgebra", "Networks", "RealModule"],
  "Derivations": ["Imitation", "LinearAlgebra", "Networks", "RealModule"],
  "Experiments": ["Crypto", "Foundation", "Yams"],
  "Training": [
    "Demonstrations", "Derivations", "Embeddings", "Environments", "Experiments", "Experts",
    "Foundation", "Imitation", "LinearAlgebra", "Networks",
  ],
  "Plotting": ["CGnuplot", "Foundation"],
  "Reporting": ["Experiments", "Foundation", "Plotting"],
  "dmil": [
    "ArgumentParser", "Derivations", "Experiments", "Foundation", "Reporting", "Training",
  ],
]

/// Parts of the standard library that have to be imported by name: open to all.
private let standardLibrary: Set<String> = ["Synchronization", "_Differentiation"]

@Suite struct ImportsTests {
  @Test func followTheTable() throws {
    let violations = try sourceFiles().flatMap(forbiddenImports)
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test func everyModuleIsInTheTable() throws {
    let modules = try Set(sourceFiles().map(\.module))
    #expect(modules == Set(allowedImports.map(\.key)))
  }

  @Test func eachCLibraryHasOneImporter() throws {
    let files = try sourceFiles()
    let libraries = try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Sources").path
    ).filter { name in !files.contains { $0.module == name } }
    #expect(!libraries.isEmpty)
    for library in libraries.sorted() {
      let importers = Set(
        files.filter { file in file.imports.contains { $0.module == library } }.map(\.module))
      #expect(importers.count == 1, "\(library) is imported by \(importers.sorted())")
    }
  }

  @Test func onlyTheCommandLineAndTheProgressDisplayPrint() throws {
    let violations = try sourceFiles().filter { file in
      file.module != "dmil" && !file.path.hasPrefix("Sources/Training/Progress")
    }.flatMap(printing)
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test func algorithmsDoNotMentionOneAnother() throws {
    let files = try sourceFiles().filter { $0.module == "Imitation" }
    #expect(files.flatMap(algorithms).contains("DMIL"))
    let violations = mentions(among: files)
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test(arguments: [
    ("import Foundation", "Foundation"), ("public import Networks", "Networks"),
    ("@preconcurrency import struct Training.Trainer", "Training"),
    ("  internal import COpenBLAS // why", "COpenBLAS"),
  ])
  func aForbiddenImportIsNamedWithItsLine(line: String, module: String) {
    let file = SourceFile(
      path: "Sources/Environments/Robot.swift", text: "import LinearAlgebra\n\n\(line)\n")
    #expect(
      forbiddenImports(in: file)
        == ["Sources/Environments/Robot.swift:3: Environments may not import \(module)"])
  }

  @Test func aPrintIsNamedWithItsLine() {
    let file = SourceFile(
      path: "Sources/Networks/Adam.swift",
      text: "// print(1)\nfoo.print(1)\nfingerprint(2)\nif a { print(3) }\n")
    #expect(printing(in: file) == ["Sources/Networks/Adam.swift:4: prints"])
  }

  @Test func aMentionOfAnotherAlgorithmIsNamedWithItsLine() {
    let files = [
      SourceFile(path: "Sources/Imitation/A.swift", text: "public struct Alpha: Learner {}\n"),
      SourceFile(
        path: "Sources/Imitation/B.swift",
        text: "/// Unlike Alpha, it forgets.\npublic struct Beta: Learner { var part: Alpha }\n"),
      SourceFile(
        path: "Sources/Imitation/Parts/C.swift", text: "struct Gamma { let x = AlphaBeta() }\n"),
    ]
    #expect(mentions(among: files) == ["Sources/Imitation/B.swift:2: mentions Alpha"])
  }
}

// MARK: What a source file says

private struct SourceFile {
  /// From the root of the repository.
  let path: String
  let text: String

  var module: String { String(path.split(separator: "/")[1]) }

  /// Lines of code with their numbers, without those that are comments.
  var code: [(number: Int, text: Substring)] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { (number: $0.offset + 1, text: $0.element) }
      .filter { !$0.text.drop(while: \.isWhitespace).hasPrefix("//") }
  }

  var imports: [(number: Int, module: String)] {
    code.compactMap { line in importedModule(in: line.text).map { (line.number, $0) } }
  }
}

/// The module of `@attribute public import struct Module.Name`, all but two words optional.
private func importedModule(in line: Substring) -> String? {
  let words = line.split(separator: " ")
  guard let keyword = words.firstIndex(of: "import"),
    words[..<keyword].allSatisfy({ $0.hasPrefix("@") || accessLevels.contains($0) })
  else { return nil }
  return words[(keyword + 1)...].first { !kinds.contains($0) }?
    .split(separator: ".").first.map(String.init)
}

private let accessLevels: Set<Substring> = [
  "public", "package", "internal", "fileprivate", "private",
]

private let kinds: Set<Substring> = [
  "struct", "class", "enum", "protocol", "typealias", "func", "let", "var",
]

private func sourceFiles() throws -> [SourceFile] {
  let sources = repository.appending(path: "Sources")
  let paths = try FileManager.default.subpathsOfDirectory(atPath: sources.path)
    .filter { $0.hasSuffix(".swift") }.sorted()
  try #require(!paths.isEmpty)
  return try paths.map { path in
    SourceFile(
      path: "Sources/\(path)",
      text: try String(contentsOf: sources.appending(path: path), encoding: .utf8))
  }
}

// MARK: What it must not say

private func forbiddenImports(in file: SourceFile) -> [String] {
  let allowed = allowedImports.first { $0.key == file.module }?.value ?? []
  return file.imports
    .filter { !allowed.contains($0.module) && !standardLibrary.contains($0.module) }
    .map { "\(file.path):\($0.number): \(file.module) may not import \($0.module)" }
}

private func printing(in file: SourceFile) -> [String] {
  let printers: Set<String> = ["print", "debugPrint", "dump"]
  return file.code.filter { line in
    // The word in front of each parenthesis, with what it is called on.
    line.text.split(separator: "(", omittingEmptySubsequences: false).dropLast().contains { call in
      let name = String(call.reversed().prefix { $0.isLetter || $0 == "." }.reversed())
      return printers.contains(name) && !call.hasSuffix("func \(name)")
    }
  }.map { "\(file.path):\($0.number): prints" }
}

/// The types that a file right in the folder of the algorithms makes learners.
private func algorithms(in file: SourceFile) -> [String] {
  guard file.path.split(separator: "/").count == 3 else { return [] }
  return file.code.filter {
    $0.text.hasPrefix("public struct ") && words(of: $0.text).contains("Learner")
  }
  .map { words(of: $0.text)[2] }
}

private func mentions(among files: [SourceFile]) -> [String] {
  files.flatMap { file in
    let others = files.filter { $0.path != file.path }.flatMap(algorithms)
    return file.code.flatMap { line in
      let mentioned = Set(words(of: line.text))
      return others.filter(mentioned.contains)
        .map { "\(file.path):\(line.number): mentions \($0)" }
    }
  }
}

private func words(of line: Substring) -> [String] {
  line.split { !$0.isLetter && !$0.isNumber && $0 != "_" }.map(String.init)
}

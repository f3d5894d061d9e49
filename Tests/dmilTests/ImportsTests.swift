import Foundation
import TestSupport
import Testing

/// Who may import whom: the dependencies in `Package.swift`, and what is written here.
///
/// The compiler admits Foundation everywhere, and modules that another module imports; these tests
/// do not.
@Suite struct ImportsTests {
  /// The floors, from the bottom.
  private static let floors = ["C", "Mathematics", "Learning", "Pipeline", "dmil"]

  /// Parts of the standard library that have to be imported by name.
  private static let standardLibrary: Set<String> = ["Synchronization", "_Differentiation"]

  /// What a module may import besides its dependencies.
  private static func systemModules(of module: Module) -> Set<String> {
    switch module.name {
    case "dmil": standardLibrary.union(["Foundation", "Glibc"])
    case "TSNE": standardLibrary.union(["Dispatch"])
    case "Datasets", "Statistics": standardLibrary.union(["Foundation"])
    default:
      ["Mathematics", "Learning"].contains(module.floor)
        ? standardLibrary : standardLibrary.union(["Foundation"])
    }
  }

  @Test("Sources import only the dependencies of their module, and Foundation where it may be")
  func sourcesFollowTheManifest() throws {
    let manifest = try manifest()
    let violations = try sourceFiles().flatMap { file in
      let module = try #require(manifest.first { $0.name == file.module }, "\(file.path)")
      return forbiddenImports(
        in: file,
        allowed: Set(module.dependencies).union(Self.systemModules(of: module)))
    }
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test("The manifest lists every module with dependencies that are all imported")
  func manifestIsMinimal() throws {
    let files = Dictionary(grouping: try sourceFiles(), by: \.module)
    let manifest = try manifest()
    #expect(Set(manifest.map(\.name)) == Set(files.keys))
    for module in manifest {
      let imported = Set(files[module.name, default: []].flatMap(\.imports).map(\.module))
      let unused = module.dependencies.filter { !imported.contains($0) }
      #expect(unused.isEmpty, "\(module.name) imports nothing of \(unused)")
    }
  }

  @Test("Modules depend on modules listed before them, on their own floor or below")
  func dependenciesPointDown() throws {
    let manifest = try manifest()
    for (index, module) in manifest.enumerated() {
      for name in module.dependencies {
        guard let other = manifest.firstIndex(where: { $0.name == name }) else { continue }
        #expect(other < index, "\(module.name) depends on \(name)")
        // Records holds plain data and depends on no module: every floor may import it.
        guard name != "Records" else { continue }
        let (own, below) = (module.floor, manifest[other].floor)
        #expect(
          try #require(Self.floors.firstIndex(of: below))
            <= #require(Self.floors.firstIndex(of: own)), "\(module.name) depends on \(name)")
      }
    }
  }

  @Test("Reporting reaches no module that trains: the paper is made from stored results alone")
  func reportingReachesNoTraining() throws {
    let manifest = try manifest()
    func reached(from name: String) -> Set<String> {
      let direct = manifest.first { $0.name == name }?.dependencies ?? []
      return direct.reduce(into: Set(direct)) { $0.formUnion(reached(from: $1)) }
    }
    let training = Set(manifest.filter { $0.floor == "Learning" }.map(\.name) + ["Running"])
    #expect(reached(from: "Reporting").isDisjoint(with: training))
    #expect(reached(from: "Running").isSuperset(of: training.subtracting(["Running"])))
  }

  @Test("Each C library is imported by one Swift module")
  func eachCLibraryHasOneImporter() throws {
    let files = try sourceFiles()
    let libraries = try FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Sources/C").path)
    #expect(!libraries.isEmpty)
    for library in libraries.sorted() {
      let importers = Set(
        files.filter { file in file.imports.contains { $0.module == library } }.map(\.module))
      #expect(importers.count == 1, "\(library) is imported by \(importers.sorted())")
    }
  }

  @Test("Only the command line and the progress display print")
  func librariesDoNotPrint() throws {
    let violations = try sourceFiles().filter { file in
      file.module != "dmil" && !file.path.contains("/Running/Scheduling/Progress")
    }.flatMap(printing)
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  @Test("Algorithms of Imitation do not mention one another")
  func algorithmsAreIndependent() throws {
    let files = try sourceFiles().filter { $0.module == "Imitation" }
    #expect(files.flatMap(algorithms).contains("DMIL"))
    let violations = mentions(among: files)
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
  }

  // MARK: The rules themselves

  @Test(
    "A forbidden import is named with its line",
    arguments: [
      ("import Foundation", "Foundation"), ("public import Networks", "Networks"),
      ("@preconcurrency import struct Running.Trainer", "Running"),
      ("  internal import COpenBLAS // why", "COpenBLAS"),
    ])
  func forbiddenImportIsNamed(line: String, module: String) {
    let path = "Sources/Learning/Environments/Robot.swift"
    let file = SourceFile(path: path, text: "import LinearAlgebra\n\n\(line)\n")
    #expect(
      forbiddenImports(in: file, allowed: ["LinearAlgebra"])
        == ["\(path):3: Environments may not import \(module)"])
  }

  @Test("A call of print is named with its line")
  func printIsNamed() {
    let path = "Sources/Mathematics/Networks/Adam.swift"
    let file = SourceFile(
      path: path, text: "// print(1)\nfoo.print(1)\nfingerprint(2)\nif a { print(3) }\n")
    #expect(printing(in: file) == ["\(path):4: prints"])
  }

  @Test("A mention of another algorithm is named with its line")
  func mentionIsNamed() {
    let folder = "Sources/Learning/Imitation"
    let files = [
      SourceFile(
        path: "\(folder)/Algorithms/A.swift", text: "public struct Alpha: Learner {}\n"),
      SourceFile(
        path: "\(folder)/Algorithms/B.swift",
        text: "/// Unlike Alpha, it forgets.\npublic struct Beta: Learner { var part: Alpha }\n"),
      SourceFile(path: "\(folder)/Losses/C.swift", text: "struct Gamma { let x = AlphaBeta() }\n"),
    ]
    #expect(mentions(among: files) == ["\(folder)/Algorithms/B.swift:2: mentions Alpha"])
  }
}

// MARK: The manifest

private struct Module {
  var name: String
  /// The folder in `Sources` that holds it.
  var floor: String
  var dependencies: [String]
}

/// The Swift modules of `Package.swift`, in its order.
private func manifest() throws -> [Module] {
  let text = try String(contentsOf: repository.appending(path: "Package.swift"), encoding: .utf8)
  let products = Dictionary(
    uniqueKeysWithValues: text.matches(
      of: /let (\w+) = Target\.Dependency\.product\(\s*name: "(\w+)"/
    ).map { ($0.1, String($0.2)) })
  func names(_ list: Substring?) -> [String] {
    (list ?? "").matches(of: /\w+/).map { products[$0.0] ?? String($0.0) }
  }
  let modules = text.matches(
    of: /\bmodule\(\s*"(\w+)",\s*"(\w+)",\s*\[([^\]]*)\]|path: "Sources\/(\w+)\/(\w+)",\s*swift/
  ).compactMap { match -> Module? in
    guard let floor = match.1 ?? match.4, let name = match.2 ?? match.5 else { return nil }
    return Module(name: String(name), floor: String(floor), dependencies: names(match.3))
  }
  let program = try #require(
    text.firstMatch(of: /\.executableTarget\(\s*name: "(\w+)",\s*dependencies: \[([^\]]*)\]/))
  return modules
    + [Module(name: String(program.1), floor: "dmil", dependencies: names(program.2))]
}

// MARK: Rules

private func forbiddenImports(in file: SourceFile, allowed: Set<String>) -> [String] {
  file.imports.filter { !allowed.contains($0.module) }
    .map { "\(file.path):\($0.number): \(file.module) may not import \($0.module)" }
}

private func printing(in file: SourceFile) -> [String] {
  let printers: Set<String> = ["print", "debugPrint", "dump"]
  return file.code.filter { line in
    // The word in front of each parenthesis, with the object it is called on.
    line.text.split(separator: "(", omittingEmptySubsequences: false).dropLast().contains { call in
      let name = String(call.reversed().prefix { $0.isLetter || $0 == "." }.reversed())
      return printers.contains(name) && !call.hasSuffix("func \(name)")
    }
  }.map { "\(file.path):\($0.number): prints" }
}

/// The types that a file in the folder `Algorithms` declares as learners.
private func algorithms(in file: SourceFile) -> [String] {
  guard file.path.contains("/Algorithms/") else { return [] }
  return file.code.filter {
    $0.text.hasPrefix("public struct ") && words(of: $0.text).contains("Learner")
  }
  .map { words(of: $0.text)[2] }
}

private func mentions(among files: [SourceFile]) -> [String] {
  let declared = files.map { (path: $0.path, names: algorithms(in: $0)) }
  return files.flatMap { file in
    let others = declared.filter { $0.path != file.path }.flatMap(\.names)
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

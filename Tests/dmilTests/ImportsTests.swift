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
    case "Datasets": standardLibrary.union(["Foundation"])
    default:
      ["Mathematics", "Learning"].contains(module.floor)
        ? standardLibrary : standardLibrary.union(["Foundation"])
    }
  }

  @Test("Sources import only the dependencies of their module, and Foundation where it may be")
  func sourcesFollowTheManifest() throws {
    let manifest = try manifest()
    for file in try sourceFiles() {
      let module = try #require(manifest.first { $0.name == file.module }, "\(file.path)")
      let allowed = Self.systemModules(of: module).union(module.dependencies)
      for line in file.imports where !allowed.contains(line.module) {
        Issue.record("\(file.path):\(line.number): \(module.name) may not import \(line.module)")
      }
    }
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
    #expect(reached(from: "Reporting").isDisjoint(with: training.union(["Scheduling"])))
    #expect(reached(from: "Scheduling").isSuperset(of: training))
  }

  @Test("Each C library is imported by one Swift module")
  func eachCLibraryHasOneImporter() throws {
    let files = try sourceFiles()
    let libraries = try repository.appending(path: "Sources/C").names
    #expect(!libraries.isEmpty)
    for library in libraries {
      let importers = Set(
        files.filter { file in file.imports.contains { $0.module == library } }.map(\.module))
      #expect(importers.count == 1, "\(library) is imported by \(importers.sorted())")
    }
  }

  /// The C library's exp, log and tanh have other bits on other systems.
  ///
  /// These modules may not import Foundation or Glibc, so that RealModule is the only way to them.
  @Test("Training uses the C library's elementary functions in Double only, for equation checks")
  func trainingHasFunctionsOfItsOwn() throws {
    let training: Set = ["AVX512Products", "LinearAlgebra", "Networks", "Imitation", "Experts"]
    let files = try sourceFiles().filter { training.contains($0.module) }
    #expect(Set(files.map(\.module)) == training)
    let users = files.filter { file in file.imports.contains { $0.module == "RealModule" } }
    #expect(users.map(\.path) == ["Sources/Mathematics/LinearAlgebra/DifferentiableReal.swift"])
    let calls = try #require(users.first).code.filter { $0.text.contains(/\b(exp|log)\(/) }
    #expect(calls.map { $0.text.contains("Double") } == [true, true])
    let pattern = /(?:\.|Float\.|\b)(?:exp2?|expMinusOne|log1p|log2|tanh|atanh|sinh?|cosh?|pow)f?\(/
    for file in files where !users.contains(where: { $0.path == file.path }) {
      for line in file.code where line.text.contains(pattern) {
        Issue.record("\(file.path):\(line.number) calls the C library: \(line.text)")
      }
    }
  }

  @Test("Only the command line and the progress display print")
  func librariesDoNotPrint() throws {
    var printing: Set<String> = []
    for file in try sourceFiles() where !file.path.contains("/Scheduling/Progress") {
      for line in file.code
      where line.text.contains(/(?:^|[^.\w])(?:print|debugPrint|dump)\(/)
        && !line.text.contains("func ")
      {
        printing.insert(file.module)
        #expect(file.module == "dmil", "\(file.path):\(line.number) prints")
      }
    }
    #expect(printing == ["dmil"], "calls are found where there are some")
  }

  @Test("Algorithms of Imitation do not mention one another")
  func algorithmsAreIndependent() throws {
    let files = try sourceFiles()
    let imitation = files.filter { $0.module == "Imitation" }
    let violations = mentions(among: imitation)
    #expect(violations.isEmpty, "\(violations.joined(separator: "\n"))")
    let methods = files.filter { $0.path.hasSuffix("/Methods/DMILMethods.swift") }
    #expect(
      mentions(among: imitation + methods).contains { $0.hasSuffix("mentions DMIL") },
      "mentions are found where there are some")
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
  let text = try repository.appending(path: "Package.swift").text
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

// MARK: Mentions

/// The lines that mention a learner which another file of the folder `Algorithms` declares.
private func mentions(among files: [SourceFile]) -> [String] {
  let learners = files.filter { $0.path.contains("/Algorithms/") }.flatMap { file in
    file.code.compactMap { $0.text.prefixMatch(of: /public struct (\w+).*\bLearner\b/)?.1 }
      .map { (name: $0, path: file.path) }
  }
  return files.flatMap { file in
    file.code.flatMap { line in
      let words = Set(line.text.split { !$0.isLetter && !$0.isNumber && $0 != "_" })
      return learners.filter { $0.path != file.path && words.contains($0.name) }
        .map { "\(file.path):\(line.number): mentions \($0.name)" }
    }
  }
}

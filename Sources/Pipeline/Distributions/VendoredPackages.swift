import Foundation

/// The Swift packages that the program is built from, as SwiftPM checked them out.
///
/// A distribution has them in `vendor`, where its Package.swift looks first.
struct VendoredPackages {
  private static let folder = "vendor"
  /// Folders that nobody reads who builds a package to use it.
  private static let unused: Set = ["Tests", "Benchmarks", "Examples"]

  private let checkouts: URL
  private let names: [String]

  /// - Throws: `DistributionError.missingPackages` if the packages were not fetched.
  init(of repository: URL) throws(DistributionError) {
    checkouts = repository.appending(path: ".build/checkouts")
    names = ((try? FileManager.default.contentsOfDirectory(atPath: checkouts.path)) ?? []).sorted()
    guard !names.isEmpty else { throw .missingPackages(folder: checkouts.path) }
  }

  /// Adds the packages to a distribution.
  func add(to folder: DistributionFolder) throws {
    for name in names {
      let source = checkouts.appending(path: name)
      for path in try DistributionFolder.files(below: source) {
        let parts = path.split(separator: "/")
        guard !Self.unused.contains(String(parts[0])), !parts.contains(where: { $0.hasPrefix(".") })
        else { continue }
        let (file, target) = (source.appending(path: path), "\(Self.folder)/\(name)/\(path)")
        if path.wholeMatch(of: /Package[^\/]*\.swift/) != nil {
          let manifest = try String(contentsOf: file, encoding: .utf8)
          try folder.add(Self.manifest(manifest, besides: names), as: target)
        } else {
          try folder.add(copyOf: file, as: target)
        }
      }
    }
  }

  /// A manifest that names the packages beside its own by folder in place of their addresses.
  static func manifest(_ text: String, besides names: [String]) -> String {
    text.replacing(
      /\.package\(\s*url: "[^"]*\/([^"\/]+?)(?:\.git)?"(?:[^()]|\([^()]*\))*\)/
    ) { match in
      names.contains(String(match.1)) ? ".package(path: \"../\(match.1)\")" : String(match.0)
    }
  }
}

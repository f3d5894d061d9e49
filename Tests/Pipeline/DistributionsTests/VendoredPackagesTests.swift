import Foundation
import TestSupport
import Testing
@testable import Distributions

struct VendoredPackagesTests {
  @Test("Manifests name the packages beside them by folder, and others by address")
  func manifest() {
    let text = """
      dependencies: [
        .package(url: "https://example.org/a/one.git", from: "1.2.0"),
        .package(
          url: "https://example.org/two", .upToNextMajor(from: "1.0.0")),
        .package(url: "https://example.org/three.git", exact: "1.0.0"),
      ]
      """
    #expect(
      VendoredPackages.manifest(text, besides: ["one", "two"]) == """
        dependencies: [
          .package(path: "../one"),
          .package(path: "../two"),
          .package(url: "https://example.org/three.git", exact: "1.0.0"),
        ]
        """)
  }

  @Test("Sources and licenses are copied; tests, benchmarks, examples and hidden files are not")
  func files() throws {
    let temporary = try TemporaryFolder()
    let files = [
      "Package.swift", "Package@swift-6.0.swift", "LICENSE.txt", "Sources/One/Tests/One.swift",
      "Tests/OneTests.swift", "Benchmarks/One.swift", "Examples/One.swift", ".git/config",
      "Sources/.hidden",
    ]
    for file in files { try temporary.write("", to: ".build/checkouts/one/\(file)") }
    let folder = DistributionFolder(url: temporary.url.appending(path: "folder"))
    try VendoredPackages(of: temporary.url).add(to: folder)
    let copies = try DistributionFolder.files(below: folder.url)
    #expect(
      copies == [
        "vendor/one/LICENSE.txt", "vendor/one/Package.swift",
        "vendor/one/Package@swift-6.0.swift", "vendor/one/Sources/One/Tests/One.swift",
      ])
  }

  @Test("Without packages there is a remedy") func missing() throws {
    let temporary = try TemporaryFolder()
    let folder = temporary.url.appending(path: ".build/checkouts").path
    let error = #expect(throws: DistributionError.self) { try VendoredPackages(of: temporary.url) }
    #expect(error == .missingPackages(folder: folder))
    #expect(error?.description.hasSuffix("type: swift package resolve") == true)
  }

  @Test("The manifest of this repository takes a package from vendor if it is there")
  func ownManifest() throws {
    let manifest = try repository.appending(path: "Package.swift").text
    let names = manifest.matches(of: /dependency\("[^"]*\/([^"\/]+)", "/).map { String($0.1) }
    #expect(names.count == 4)
    let checkouts = try? repository.appending(path: ".build/checkouts").names
    for name in names { #expect(checkouts?.contains(name) != false, "\(name)") }
  }
}

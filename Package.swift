// swift-tools-version: 6.2
import Foundation
import PackageDescription

// AVX2 and FMA for all numerical code, and no errno for square roots, so that loops vectorize. None of
// them changes a bit: nothing is reordered, and only what the source fuses is fused. AVX512Products
// alone uses AVX-512, where the processor has it.
#if arch(x86_64)
  let code = ["-Xcc", "-fno-math-errno", "-Xcc", "-mavx2", "-Xcc", "-mfma"]
  let avx512Code = ["-Xcc", "-mavx512f", "-Xcc", "-mfma"]
#else
  let code = ["-Xcc", "-fno-math-errno"]
  let avx512Code: [String] = []
#endif

// The settings of every target. `-enable-testing` is on in release builds, too: tests run against the
// objects that train.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-enable-testing"]),
]

// The command line runs on every processor, so that it can report a missing AVX2 or FMA.
let compute = strict + [.unsafeFlags(code)]
let avx512 = strict + [.unsafeFlags(avx512Code + ["-O"])]

// Matrix products are optimized in debug builds, too.
let products = strict + [.unsafeFlags(code + ["-O"])]

let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

/// A library in `Sources/<floor>` with its tests in `Tests/<floor>`.
func module(
  _ floor: String, _ name: String, _ dependencies: [Target.Dependency],
  tests: [Target.Dependency] = [], resources: [Resource] = []
) -> [Target] {
  [
    .target(
      name: name, dependencies: dependencies, path: "Sources/\(floor)/\(name)",
      resources: resources, swiftSettings: name == "LinearAlgebra" ? products : compute),
    .testTarget(
      name: "\(name)Tests",
      dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies + tests,
      path: "Tests/\(floor)/\(name)Tests", swiftSettings: compute),
  ]
}

func library(_ name: String) -> Target { .systemLibrary(name: name, path: "Sources/C/\(name)") }

/// A package at the exact version; in a distribution, which has the packages in `vendor`, that copy.
func dependency(_ address: String, _ version: Version) -> Package.Dependency {
  let copy = "vendor/\(address.split(separator: "/").last ?? "")"
  let isVendored = FileManager.default.fileExists(atPath: "\(Context.packageDirectory)/\(copy)")
  return isVendored ? .package(path: copy) : .package(url: address, exact: version)
}

let package = Package(
  name: "dmil",
  products: [.executable(name: "dmil", targets: ["dmil"])],
  dependencies: [
    dependency("https://github.com/apple/swift-argument-parser", "1.8.2"),
    dependency("https://github.com/apple/swift-crypto", "4.5.2"),
    dependency("https://github.com/apple/swift-numerics", "1.1.1"),
    dependency("https://github.com/jpsim/Yams", "6.2.2"),
  ],
  targets: [
    // MARK: C
    library("COpenBLAS"), library("CHDF5"), library("CMuJoCo"), library("CPNG"), library("CFFTW"),
    library("CZlib"),
    .target(
      name: "CGnuplot", path: "Sources/C/CGnuplot",
      linkerSettings: [
        .linkedLibrary("boost_iostreams"), .linkedLibrary("boost_system"),
        .linkedLibrary("boost_filesystem"),
      ]),
  ]
    // MARK: Mathematics
    + [
      .target(
        name: "AVX512Products", path: "Sources/Mathematics/AVX512Products",
        swiftSettings: avx512)
    ]
    + module("Mathematics", "LinearAlgebra", ["AVX512Products", "COpenBLAS", realModule])
    + module("Mathematics", "Networks", ["LinearAlgebra"], tests: [realModule])
    + module("Mathematics", "TSNE", ["LinearAlgebra", "CFFTW", realModule])
    + module("Mathematics", "Statistics", [realModule])
    + module("Mathematics", "Formulas", [realModule])
    // MARK: Records, plain data that every floor may import
    + module("Pipeline", "Records", [crypto])
    // MARK: Learning
    + module("Learning", "Datasets", ["LinearAlgebra", "CHDF5"])
    + module(
      "Learning", "Environments", ["LinearAlgebra", "CMuJoCo", "CPNG", realModule],
      resources: [.embedInCode("Resources/wheel_legged_robot.xml")])
    + module(
      "Learning", "Experts",
      ["LinearAlgebra", "Networks", "Datasets", "Environments"], tests: [realModule])
    + module(
      "Learning", "Imitation", ["LinearAlgebra", "Networks", "Datasets"], tests: [realModule])
    + module(
      "Learning", "EquationChecks",
      [
        "LinearAlgebra", "Networks", "Formulas", "Datasets", "Experts", "Imitation", "Records",
        realModule,
      ])
    // MARK: Pipeline
    + module("Pipeline", "Specifications", ["Records", yams])
    + module("Pipeline", "Store", ["Records"])
    + module("Pipeline", "Planning", ["Records", "Specifications", "Statistics", "Store"])
    + module("Pipeline", "Claims", ["Records", "Specifications", "Statistics"])
    + module(
      "Pipeline", "DataFiles",
      ["LinearAlgebra", "Datasets", "Environments", "Records", "Specifications"],
      resources: [.embedInCode("Resources/models.sha256")])
    + module(
      "Pipeline", "Running",
      [
        "LinearAlgebra", "Networks", "TSNE", "Datasets", "Environments", "Experts", "Imitation",
        "EquationChecks", "Records", "Specifications", "Store", "Planning", "DataFiles",
      ])
    + module(
      "Pipeline", "Scheduling", ["Records", "Store", "Planning", "Running"],
      tests: ["Specifications"])
    + module(
      "Pipeline", "Clusters",
      ["Records", "Specifications", "Store", "Planning", "DataFiles", "Running", "Scheduling"])
    + module("Pipeline", "Plotting", ["Records", "Statistics", "CGnuplot"])
    + module("Pipeline", "Manuscripts", ["Records", "Specifications"])
    + module("Pipeline", "Typesetting", ["CZlib"])
    + module(
      "Pipeline", "TracedResults",
      ["Records", "Store", "Planning", "Statistics", "Claims", "Manuscripts"],
      tests: ["ReportTestSupport"])
    + module(
      "Pipeline", "Reporting",
      [
        "Records", "Specifications", "Store", "Planning", "Statistics", "Claims", "Plotting",
        "Manuscripts", "Typesetting", "TracedResults",
      ], tests: ["ReportTestSupport"])
    + module(
      "Pipeline", "Distributions",
      [
        "Datasets", "Records", "Specifications", "Store", "Planning", "Running", "Typesetting",
      ])
    // MARK: dmil
    + [
      .target(
        name: "TestSupport", dependencies: ["Records", "Specifications", "Store", "Planning"],
        path: "Tests/TestSupport", swiftSettings: strict),
      .target(
        name: "ReportTestSupport",
        dependencies: [
          "Records", "Store", "Statistics", "Claims", "Manuscripts", "TracedResults", "TestSupport",
        ],
        path: "Tests/ReportTestSupport", swiftSettings: strict),
      .executableTarget(
        name: "dmil",
        dependencies: [
          "Datasets", "Environments", "EquationChecks", "Records", "Specifications", "Store",
          "Planning", "Claims", "DataFiles", "Running", "Scheduling", "Clusters", "Plotting",
          "Typesetting", "TracedResults", "Reporting", "Distributions", arguments,
        ], swiftSettings: strict),
      .testTarget(name: "dmilTests", dependencies: ["dmil", "TestSupport"], swiftSettings: strict),
    ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

// swift-tools-version: 6.2
import PackageDescription

// Loops over numbers are compiled to AVX2, and a square root is an instruction instead of a call
// that might set errno. Neither changes a bit: nothing is reordered, and nothing is fused. One module
// is compiled to AVX-512, and called where the processor has it.
#if arch(x86_64)
  let code = ["-Xcc", "-fno-math-errno", "-Xcc", "-mavx2"]
  let wideCode = ["-Xcc", "-mavx512f", "-Xcc", "-mfma"]
#else
  let code = ["-Xcc", "-fno-math-errno"]
  let wideCode: [String] = []
#endif

// One set of rules for every target of ours. `-enable-testing` is on in release too, so that the
// tests run against the very objects that train.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
  .unsafeFlags(["-enable-testing"]),
]

// The command line itself is compiled for every processor, so that it can say what is missing.
let compute = strict + [.unsafeFlags(code)]
let wide = strict + [.unsafeFlags(wideCode)]

let realModule = Target.Dependency.product(name: "RealModule", package: "swift-numerics")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let arguments = Target.Dependency.product(
  name: "ArgumentParser", package: "swift-argument-parser")

func module(
  _ name: String, _ dependencies: [Target.Dependency], resources: [Resource] = []
) -> [Target] {
  [
    .target(
      name: name, dependencies: dependencies, resources: resources, swiftSettings: compute),
    .testTarget(
      name: "\(name)Tests", dependencies: [.init(stringLiteral: name)] + dependencies,
      swiftSettings: compute),
  ]
}

let package = Package(
  name: "dmil",
  products: [.executable(name: "dmil", targets: ["dmil"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/apple/swift-numerics", exact: "1.1.1"),
    .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
  ],
  targets: [
    // MARK: C libraries
    .systemLibrary(name: "COpenBLAS"),
    .systemLibrary(name: "CHDF5"),
    .systemLibrary(name: "CMuJoCo"),
    .systemLibrary(name: "CPNG"),
    .systemLibrary(name: "CFFTW"),
    .target(
      name: "CGnuplot",
      linkerSettings: [
        .linkedLibrary("boost_iostreams"), .linkedLibrary("boost_system"),
        .linkedLibrary("boost_filesystem"),
      ]),
  ]
    // MARK: Mathematics
    + [.target(name: "WideProducts", swiftSettings: wide)]
    + module("LinearAlgebra", ["WideProducts", "COpenBLAS", realModule])
    + module("Networks", ["LinearAlgebra", realModule])
    + module("Embeddings", ["LinearAlgebra", "CFFTW", realModule])
    // MARK: Imitation learning
    + module("Demonstrations", ["LinearAlgebra", "CHDF5"])
    + module(
      "Environments", ["LinearAlgebra", "CMuJoCo", "CPNG", realModule],
      resources: [.embedInCode("Resources/wheel_legged_robot.xml")])
    + module(
      "Experts",
      ["LinearAlgebra", "Networks", "Demonstrations", "Environments", realModule])
    + module("Imitation", ["LinearAlgebra", "Networks", "Demonstrations", realModule])
    + module("Derivations", ["LinearAlgebra", "Networks", "Imitation", realModule])
    // MARK: From specification to paper
    + module("Experiments", [yams, crypto])
    + module(
      "Training",
      [
        "LinearAlgebra", "Networks", "Embeddings", "Demonstrations", "Environments", "Experts",
        "Imitation", "Derivations", "Experiments",
      ], resources: [.embedInCode("Resources/models.sha256")])
    + module("Plotting", ["CGnuplot"])
    + module("Reporting", ["Experiments", "Plotting"])
    // MARK: The command line
    + [
      .executableTarget(
        name: "dmil",
        dependencies: ["Derivations", "Experiments", "Training", "Reporting", arguments],
        swiftSettings: strict),
      .testTarget(name: "dmilTests", dependencies: ["dmil"], swiftSettings: strict),
    ],
  swiftLanguageModes: [.v6],
  cxxLanguageStandard: .cxx17
)

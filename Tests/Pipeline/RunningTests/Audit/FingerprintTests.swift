import Foundation
import TestSupport
import Testing
@testable import Running

@Suite struct FingerprintTests {
  private static let measured = Result { try Fingerprint.measured() }

  private static let recorded = Fingerprint(
    versions: ["Networks": 1, "Environments": 1],
    values: ["dmil/policy_loss 10": 0.5, "robot/tilt 20": 0.1])

  /// When this fails, its message says what to do.
  @Test func isThatOfTheRecord() throws {
    let recorded = try #require(
      try Fingerprint(reading: Fingerprint.file(in: repository)),
      "Record one: .build/release/dmil fingerprint --record")
    let verdict = try Self.measured.get().verdict(against: recorded)
    #expect(verdict == .same, "\(verdict)")
  }

  @Test("Each section has finite numbers that vary, and d reaches both of its clips")
  func numbers() throws {
    let values = try Self.measured.get().values
    #expect(values.count > 100)
    #expect(values.values.allSatisfy { $0.isFinite })
    for section in FingerprintSection.all {
      let own = values.filter { $0.key.hasPrefix(section.name + "/") }
      #expect(Set(own.values).count > 1, "\(section.name)")
    }
    #expect(values["discriminator/output minimum"] == Double(Float(0.1)))
    #expect(values["discriminator/output maximum"] == Double(Float(0.9)))
  }

  @Test("Each method's products are there, and a single row")
  func products() throws {
    let values = try Self.measured.get().values
    for shape in CostBenchmark.products {
      #expect(values["products/\(shape)"] != nil)
    }
    for name in [
      // A layer of π, f and d at the widths of the paper, the weight of the last, and one state.
      "256 × 256 × 256 nt", "512 × 512 × 28 nt", "512 × 512 × 512 tn", "1 × 256 × 256 nt",
      // The policy on Adroit.
      "256 × 1024 × 1024 nt",
    ] { #expect(values["products/\(name)"] != nil, "\(name)") }
  }

  @Test("Every module with a numerics version is guarded, and its file exists")
  func versions() throws {
    #expect(Set(FingerprintSection.all.flatMap(\.modules)) == Set(NumericsModule.allCases))
    for module in NumericsModule.allCases {
      let text = try repository.appending(path: module.versionFile).text
      #expect(text.contains("NumericsVersion = \(module.version)"))
    }
  }

  @Test("A moved bit needs a raised version of its own modules", arguments: [1, 2])
  func moved(environmentsVersion: Int) {
    var moved = Self.recorded
    moved.values["dmil/policy_loss 10"] = 0.5.nextUp
    moved.versions["Environments"] = environmentsVersion
    let verdict = moved.verdict(against: Self.recorded)
    let files = ["Learning/Imitation", "Mathematics/LinearAlgebra", "Mathematics/Networks"]
      .map { "Sources/\($0)/NumericsVersion.swift" }
    #expect(verdict == .moved(values: ["dmil/policy_loss 10"], versionFiles: files))
    #expect("\(verdict)".contains(files[2]))
  }

  @Test func asksForARecordWhenTheVersionWasRaised() {
    var raised = Self.recorded
    raised.values["dmil/policy_loss 10"] = 0.6
    raised.versions["Networks"] = 2
    #expect(raised.verdict(against: Self.recorded) == .raised(modules: ["Networks"]))
  }

  @Test func takesTheNumbersOfANewMethodWithoutARaisedVersion() {
    var extended = Self.recorded
    extended.values["new/policy_loss 10"] = 0.3
    #expect(extended.verdict(against: Self.recorded) == .extended(values: ["new/policy_loss 10"]))
    extended.values["dmil/policy_loss 10"] = 0.6
    guard case .moved(["dmil/policy_loss 10"], _) = extended.verdict(against: Self.recorded) else {
      Issue.record("a changed number hides among new ones")
      return
    }
  }

  @Test func readsBackTheBitsThatItWrote() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "a.json")
    let measured = try Self.measured.get()
    try measured.write(to: file)
    #expect(try Fingerprint(reading: file) == measured)
  }
}

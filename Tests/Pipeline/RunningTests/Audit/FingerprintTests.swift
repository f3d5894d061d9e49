import Foundation
import Testing
import TestSupport
@testable import Running

@Suite struct FingerprintTests {
  private static let recorded = Fingerprint(
    kernel: "Zen", versions: ["Networks": 1, "Environments": 1],
    values: ["dmil/policy_loss 10": 0.5, "robot/tilt 20": 0.1])

  /// When this fails, its message says what to do.
  @Test func isThatOfTheRecord() throws {
    let recorded = try #require(
      try Fingerprint(reading: Fingerprint.file(in: repository)),
      "Record one: .build/release/dmil fingerprint --record")
    let verdict = try Fingerprint.measured().verdict(against: recorded)
    #expect(verdict == .same, "\(verdict)")
  }

  @Test func isMadeOfFiniteNumbersThatMove() throws {
    let values = try Fingerprint.measured().values
    #expect(values.count > 100)
    #expect(!values.values.contains { !$0.isFinite })
    for section in FingerprintSection.all {
      let own = values.filter { $0.key.hasPrefix(section.name + "/") }
      #expect(Set(own.values).count > 1, "\(section.name)")
    }
  }

  @Test func reachesTheClipsOfTheDiscriminator() throws {
    let values = try Fingerprint.measured().values
    let outputs = values.filter { $0.key.hasPrefix("discriminator/output m") }.values
    #expect(outputs.min() == Double(Float(0.1)))
    #expect(outputs.max() == Double(Float(0.9)))
  }

  @Test func knowsEveryModuleThatHasAVersion() throws {
    let guarded = Set(FingerprintSection.all.flatMap(\.modules))
    #expect(guarded == Set(try Fingerprint.measured().versions.keys))
  }

  @Test func failsWhenABitMovesAndNoVersionWasRaised() {
    var moved = Self.recorded
    moved.values["dmil/policy_loss 10"] = 0.5.nextUp
    #expect(
      moved.verdict(against: Self.recorded)
        == .moved(
          values: ["dmil/policy_loss 10"], modules: ["Imitation", "LinearAlgebra", "Networks"]))
    #expect(
      "\(moved.verdict(against: Self.recorded))".contains("Networks/NumericsVersion.swift"))
  }

  @Test func failsWhenTheVersionOfAnotherModuleWasRaised() {
    var moved = Self.recorded
    moved.values["dmil/policy_loss 10"] = 0.5.nextUp
    moved.versions["Environments"] = 2
    #expect(
      moved.verdict(against: Self.recorded)
        == .moved(
          values: ["dmil/policy_loss 10"], modules: ["Imitation", "LinearAlgebra", "Networks"]))
  }

  @Test func asksForARecordWhenTheVersionWasRaised() {
    var raised = Self.recorded
    raised.values["dmil/policy_loss 10"] = 0.6
    raised.versions["Networks"] = 2
    #expect(raised.verdict(against: Self.recorded) == .raised(modules: ["Networks"]))
  }

  @Test func toleratesRoundingOnAnotherKernelOnly() {
    var other = Self.recorded
    other.values["dmil/policy_loss 10"] = 0.5 * (1 + 9e-6)
    #expect(other.verdict(against: Self.recorded) != .same)
    other.kernel = "Haswell"
    #expect(other.verdict(against: Self.recorded) == .same)
    other.values["dmil/policy_loss 10"] = 0.5 * (1 + 2e-5)
    #expect(other.verdict(against: Self.recorded) != .same)
  }

  @Test func readsBackTheBitsThatItWrote() throws {
    let folder = try TemporaryFolder()
    let file = folder.url.appending(path: "a.json")
    let measured = try Fingerprint.measured()
    try measured.write(to: file)
    #expect(try Fingerprint(reading: file) == measured)
  }
}

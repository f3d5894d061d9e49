import Datasets
import Foundation
import Imitation
import LinearAlgebra
import Networks
import TestSupport
import Testing
@testable import Running

/// Two processes, because each has hash tables of its own order.
@Suite struct StateComparisonTests {
  /// From its fourth step on, it adds the members of a set up, in their order or sorted.
  private struct Accumulation: Learner {
    static let lossNames = ["loss"]
    static let diagnosticNames: [String] = []

    let isSorted: Bool
    let policy = untrainedPolicy(observationCount: 1, actionCount: 1)
    let pretrainingStepCount = 1
    var trace: Trace?
    private var sums: [Float] = [0, 0, 0, 0]

    init(isSorted: Bool) { self.isSorted = isSorted }

    mutating func step(_ index: Int) -> [Float?] {
      sums[1] += 1
      guard index >= 3 else { return [nil] }
      let terms = Set((0..<100).map(Float.init))
      for term in isSorted ? terms.sorted() : Array(terms) { sums[2] = sums[2] / 2 + term }
      return [sums[2]]
    }

    mutating func diagnostics(_ index: Int) -> [Float?] { [] }

    var tensors: [Tensor] {
      policy.network.tensors(named: "policy")
        + [Tensor(name: "sums", shape: [2, 2], elements: sums)]
    }

    mutating func restore(_ tensors: [String: Tensor]) throws(TensorMismatch) {}
  }

  private let folder: TemporaryFolder
  private var states: URL { folder.url.appending(path: "states") }

  init() throws {
    folder = try TemporaryFolder()
    try Data().write(to: states)
  }

  /// Compares 20 steps in another process with steps here.
  private func difference(isSorted: Bool, stepCount: Int = 20) async throws -> StateDifference? {
    await #expect(processExitsWith: .success) {
      [isSorted = isSorted as Bool, states = states as URL] in
      try Accumulation(isSorted: isSorted).writeStates(
        stepCount: 20, to: FileHandle(forWritingTo: states))
    }
    return try Accumulation(isSorted: isSorted).firstDifference(
      stepCount: stepCount, from: FileHandle(forReadingFrom: states))
  }

  @Test("The order of a set tells two processes apart, at its first step and tensor")
  func unordered() async throws {
    let difference = try #require(try await difference(isSorted: false))
    #expect(difference.here != difference.there)
    #expect(
      "\(difference)"
        == "step 3: sums[1, 0] first differs: \(difference.here), \(difference.there)")
  }

  @Test("Two processes that iterate in a fixed order agree, as far as both trained")
  func ordered() async throws {
    #expect(try await difference(isSorted: true) == nil)
    await #expect(throws: MissingState(step: 21)) {
      try await difference(isSorted: true, stepCount: 21)
    }
  }
}

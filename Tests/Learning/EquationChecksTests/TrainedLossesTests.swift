import Foundation
import Records
import TestSupport
import Testing

@testable import EquationChecks

@Suite struct TrainedLossesTests {
  @Test("Every learner has equations for each loss that it reports") func learners() throws {
    let folder = repository.appending(path: "Sources/Learning/Imitation/Algorithms")
    var learners: Set = ["TQC"]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
      for match in text.matches(of: /public struct (\w+): Learner/) {
        learners.insert(String(match.1))
      }
    }
    #expect(Set(TrainedLosses.all.map(\.learner)) == learners)
    for learner in TrainedLosses.all {
      #expect(learner.names.count == learner.equations.count, "\(learner.learner)")
      #expect(learner.equations.allSatisfy { !$0.isEmpty }, "\(learner.learner)")
    }
  }

  @Test("Every loss that trains is checked in single precision") func training() throws {
    let report = try EquationReport(sources: equationSources())
    for number in Set(TrainedLosses.all.flatMap(\.equations).flatMap(\.self)).sorted() {
      let equation = try #require(report.equations.first { $0.number == number })
      #expect(equation.isSound && equation.checks.contains { $0.kind == .training }, "(\(number))")
    }
  }
}

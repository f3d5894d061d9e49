import Foundation
import TestSupport
import Testing
@testable import Planning
@testable import Records
@testable import Running
@testable import Scheduling
@testable import Specifications

/// Trainings of 40 steps with an evaluation after 20, on one dataset.
@Suite struct ReviewChoiceTests {
  private let runs: [Run]

  init() throws {
    let folder = try Folder()
    try folder.addShortTraining(seeds: 0..<4)
    runs = try folder.plan(schema: Catalogue.schema(of: folder.url)).runs
  }

  private var data: Run { runs[0] }

  private func training(_ seed: Int) -> RunKey { runs[1 + seed].key }

  private func subject(_ seeds: Int...) -> ReviewSubject {
    ReviewSubject(name: "\(seeds)", keys: Set(seeds.map(training)))
  }

  /// A choice among trainings that take so many seconds each, and need the dataset, which takes 5.
  private func choice(
    claims: [ReviewSubject], cells: [ReviewSubject] = [], seconds: [Double]
  ) -> ReviewChoice {
    var choice = ReviewChoice(claims: claims, cells: cells)
    choice.candidates[data.key] = .init(run: data, seconds: 5)
    for (seed, seconds) in seconds.enumerated() {
      choice.candidates[training(seed)] = .init(
        run: runs[1 + seed], seconds: seconds, inputs: [data.key])
    }
    return choice
  }

  private func chosen(_ choice: ReviewChoice, within seconds: Double) -> [RunKey: Int?] {
    let runs = choice.runs(within: seconds, orAtLeast: 1)
    return Dictionary(uniqueKeysWithValues: runs.map { ($0.key, $0.lastStep) })
  }

  @Test("The most claims per second come first, with the inputs that the archive lacks")
  func claims() {
    let claims = [subject(0), subject(1, 2), subject(2), subject(3)]
    let choice = choice(claims: claims, seconds: [10, 4, 4, 20])
    #expect(
      chosen(choice, within: 13) == [
        data.key: nil, training(1): nil, training(2): nil,
      ])
    #expect(
      chosen(choice, within: 23) == [
        data.key: nil, training(1): nil, training(2): nil, training(0): nil,
      ])
    let order = choice.runs(within: 23, orAtLeast: 1).map(\.key)
    #expect(order.first == data.key && order.last == training(0))
  }

  @Test("A training that does not fit is chosen up to its first evaluation, and cells come last")
  func beginnings() {
    let choice = choice(
      claims: [subject(0), subject(1)], cells: [subject(2), subject(3)], seconds: [10, 30, 8, 90])
    #expect(
      chosen(choice, within: 30) == [
        data.key: nil, training(0): nil, training(1): 20,
      ])
    #expect(
      chosen(choice, within: 38) == [
        data.key: nil, training(0): nil, training(1): 20, training(2): nil,
      ])
  }

  @Test("A training that a chosen run reads from the store is not chosen in part beside it")
  func readers() {
    let embedding = Run(
      kind: .embedding, cell: runs[1].cell, seed: 0, values: runs[1].values,
      inputs: [RunInput(name: "training_run", key: training(0))], numerics: [:],
      specification: "plane.yaml", title: "Plane")
    let cell = ReviewSubject(name: "plane", keys: [embedding.key])
    var choice = choice(claims: [subject(0)], cells: [cell], seconds: [100])
    #expect(chosen(choice, within: 60) == [data.key: nil, training(0): 20])
    choice.candidates[embedding.key] = .init(run: embedding, seconds: 3)
    #expect(chosen(choice, within: 60) == [data.key: nil, embedding.key: nil])
    #expect(
      chosen(choice, within: 110) == [data.key: nil, training(0): nil, embedding.key: nil])
  }

  @Test(
    "If nothing fits, the shortest rests are chosen; what is made or closed is not chosen again")
  func rests() {
    var choice = choice(
      claims: [], cells: [subject(0), subject(1), subject(2), subject(3)], seconds: [9, 8, 7, 6])
    #expect(chosen(choice, within: 0.1) == [data.key: nil, training(3): nil])
    choice.candidates[data.key]?.share = 1
    choice.candidates[training(3)]?.share = 1
    choice.candidates[training(2)]?.isClosed = true
    choice.candidates[training(0)]?.share = 0.5
    #expect(chosen(choice, within: 0.1) == [training(0): nil])
    #expect(chosen(choice, within: 5) == [training(0): nil])
    #expect(chosen(choice, within: 4) == [training(1): 20])
    choice.candidates[training(0)]?.share = 1
    choice.candidates[training(1)]?.share = 1
    #expect(chosen(choice, within: 100).isEmpty)
  }
}

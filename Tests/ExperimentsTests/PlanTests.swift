import Foundation
import Testing

@testable import Experiments

struct PlanTests {
  @Test func runsStandInTheOrderOfWhatTheyNeed() throws {
    let plan = try Sample.folder().plan(.quick)
    let names = plan.runs.map { "\($0.cell.experiment) \($0.cell.method) \($0.seed)" }
    #expect(
      names == [
        "demo person 0", "references linear 0", "references person 0", "train plain 0",
        "train plain 1", "train deep 0", "train deep 1", "plane deep 0",
      ])
    for (index, run) in plan.runs.enumerated() {
      let earlier = plan.runs.prefix(index).map(\.key)
      #expect(run.inputs.allSatisfy { earlier.contains($0.key) })
    }
    #expect(plan.runs[5].inputs.map(\.name) == ["data"])
    #expect(
      plan.runs[7].inputs == [
        RunInput(name: "data", key: plan.runs[0].key),
        RunInput(name: "training", key: plan.runs[5].key),
      ])
  }

  @Test func strongerLayersWin() throws {
    let folder = try Sample.folder()
    try folder.edit("train.yaml", "quick: {seeds: [0, 1]}", "quick: {train: {steps: 70}}")
    try folder.edit("train.yaml", "data: demo", "data: demo\ntrain: {steps: 60}")
    func values(_ profile: Profile) throws -> Value {
      let runs = try folder.plan(profile).runs
      return try #require(runs.first { $0.kind == .training }).values
    }
    // The default is 2, the file that is extended says 4.
    #expect(try values(.quick).integer("train.batch") == 4)
    // The file says 60, the extended file's profile 10, the file's own profile 70.
    #expect(try values(.smoke).integer("train.steps") == 10)
    #expect(try values(.quick).integer("train.steps") == 70)
    #expect(try values(.full).integer("train.steps") == 1000)
  }

  @Test func aRunHoldsOnlyWhatItReads() throws {
    let schedule = #""snapshots":[1.0],"task":"stand","train":{"batch":4,"steps":100}}"#
    let evaluation = #"{"evaluation":{"episodes":2,"every":50},"#
    let plain = #""method":"plain","methods":{"plain":{"learning_rate":0.001}},"#
    let deep = #""method":"deep","methods":{"deep":{"learning_rate":0.0001,"sampled":false}},"#
    let expected: [String] = [
      #"{"demonstrator":"person","person":{"delay":0.1},"task":"stand","transitions":50}"#,
      #"{"controller":"linear","episodes":3,"task":"stand"}"#,
      #"{"controller":"person","episodes":3,"person":{"delay":0.1},"task":"stand"}"#,
      evaluation + plain + schedule, evaluation + deep + schedule, #"{"iterations":20}"#,
    ]
    let runs = try Sample.folder().plan(.quick).runs.filter { $0.seed == 0 }
    #expect(runs.map(\.values.canonicalJSON) == expected)
  }

  @Test func theSameRunOfTwoExperimentsIsCarriedOutOnce() throws {
    let folder = try Sample.folder()
    let text = try String(
      contentsOf: folder.specifications.appending(path: "train.yaml"), encoding: .utf8)
    try text.replacing("id: train", with: "id: again").write(
      to: folder.specifications.appending(path: "again.yaml"), atomically: true, encoding: .utf8)
    let plan = try folder.plan(.quick)
    #expect(plan.runs.count == 12)
    #expect(plan.distinctRuns.count == 8)
  }
}

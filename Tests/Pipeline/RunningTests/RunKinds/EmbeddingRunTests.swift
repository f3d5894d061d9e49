import Datasets
import Foundation
import LinearAlgebra
import TSNE
import Testing
@testable import Running

@Suite struct EmbeddingRunTests {
  private static let expert = linearTransitions(count: 20, observationCount: 2)

  private static func run(
    perplexity: Double = 5, neighbors: Int = 3, layouts: Int = 2,
    iterations: Int = 20
  ) -> EmbeddingRun {
    var settings = Embedding.Settings()
    settings.perplexity = perplexity
    settings.iterationCount = iterations
    return EmbeddingRun(
      expert: expert, neighborCount: neighbors, layoutCount: layouts,
      settings: settings, seed: 4)
  }

  private static func snapshot(_ step: Int, outputs: [Float]?) -> EmbeddingRun.Panel {
    EmbeddingRun.Panel(
      index: step,
      rollouts: linearTransitions(count: 20, observationCount: 2, seed: UInt64(step)),
      expertOutputs: outputs, rolloutOutputs: outputs?.map { $0 + 0.5 }, score: Double(step) / 2)
  }

  private static let outputs = (0..<20).map { Float($0) / 100 }

  @Test("The file has expert and rollouts in each panel, with their outputs of the discriminator")
  func panels() throws {
    let output = try Self.run().output(
      of: [Self.snapshot(3, outputs: Self.outputs), Self.snapshot(60, outputs: nil)],
      monitor: .patient)
    let lines = try #require(output.text("embedding.csv")).split(separator: "\n")
    #expect(lines[0] == "panel,kind,x,y,discriminator")
    let rows = lines.dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let labels = ["3,expert", "3,rollout", "60,expert", "60,rollout"]
    #expect(
      rows.map { "\($0[0]),\($0[1])" } == labels.flatMap { Array(repeating: $0, count: 20) })
    #expect(rows[5][4] == "0.05" && rows[25][4] == "0.55" && rows[45][4] == "")
    #expect(rows[5][2...3] == rows[45][2...3], "the expert's places are those of all panels")
    #expect(rows[25][2...3] != rows[65][2...3])
  }

  @Test("The metrics are those that the figure prints")
  func metrics() throws {
    let output = try Self.run().output(
      of: [Self.snapshot(3, outputs: Self.outputs)], monitor: .patient)
    let metrics = output.metrics
    #expect(
      Set(metrics.keys) == [
        "score_at_3", "discriminator_mean_at_3", "kl_divergence", "perplexity", "point_count",
        "iteration_count", "trustworthiness", "stability", "neighbor_count", "layout_count",
      ])
    #expect(metrics["score_at_3"] == 1.5)
    #expect(abs((metrics["discriminator_mean_at_3"] ?? 0) - 0.595) < 1e-6)
    #expect(
      ["point_count", "neighbor_count", "layout_count"].map { metrics[$0] } == [40, 3, 2])
  }

  /// After 750 steps, layouts have converged; by chance, trustworthiness is about one half, and
  /// stability 3 / 40.
  @Test("Layouts keep neighbors better than by chance")
  func quality() throws {
    let output = try Self.run(iterations: 750).output(
      of: [Self.snapshot(3, outputs: nil)], monitor: .patient)
    let trustworthiness = try #require(output["trustworthiness"])
    let stability = try #require(output["stability"])
    #expect((0.95...1).contains(trustworthiness), "\(trustworthiness)")
    #expect((0.7...1).contains(stability), "\(stability)")
  }

  @Test("Further layouts move no point, and one layout has no stability")
  func layouts() throws {
    var panels = [Self.snapshot(3, outputs: nil)]
    panels[0].score = nil
    let one = try Self.run(layouts: 1).output(of: panels, monitor: .patient)
    let three = try Self.run(layouts: 3).output(of: panels, monitor: .patient)
    #expect(one.text("embedding.csv") == three.text("embedding.csv"))
    #expect(one["stability"] == nil && three["stability"] != nil)
    #expect(one["trustworthiness"] == three["trustworthiness"])
    #expect(one["score_at_3"] == nil)
  }

  @Test(
    "Too few points for the perplexity or the neighbors are refused",
    arguments: [
      (
        30.0, 3,
        "40 points are too few for perplexity 30.0, which needs 91; raise 'points' or lower "
          + "'perplexity'"
      ),
      (5, 20, "40 points are too few for 20 'neighbors'; raise 'points' or lower 'neighbors'"),
    ])
  func fewPoints(perplexity: Double, neighbors: Int, problem: String) {
    #expect(throws: RunError(problem: problem)) {
      try Self.run(perplexity: perplexity, neighbors: neighbors).output(
        of: [Self.snapshot(3, outputs: nil)], monitor: .patient)
    }
  }

  @Test("Rollouts that are not finite are refused")
  func infiniteRollouts() {
    var snapshot = Self.snapshot(3, outputs: nil)
    snapshot.rollouts.actions.elements = snapshot.rollouts.actions.elements.map { _ in .nan }
    #expect(throws: RunError.self) {
      try Self.run().output(of: [snapshot], monitor: .patient)
    }
  }
}

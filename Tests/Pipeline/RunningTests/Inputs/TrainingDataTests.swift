import Datasets
import Environments
import Imitation
import LinearAlgebra
import Testing
@testable import Records
@testable import Running

@Suite struct TrainingDataTests {
  private func part(_ count: Int, offset: Float) -> Dataset {
    var transitions = linearTransitions(count: count, observationCount: 4)
    transitions.observations.elements = transitions.observations.elements.map { $0 + offset }
    return Dataset(unrewarded: transitions)
  }

  @Test("The normalizer is fitted to all observations") func normalizer() throws {
    let (expert, suboptimal) = (part(30, offset: 0), part(10, offset: 4))
    let alone = TrainingData(task: .robot(.standingStill), expert: expert)
    let both = TrainingData(task: .robot(.standingStill), expert: expert, suboptimal: suboptimal)
    #expect(alone.normalizer == Normalizer(fitting: expert.transitions.observations))
    #expect(
      both.normalizer
        == Normalizer(
          fitting: expert.transitions.observations.appending(suboptimal.transitions.observations)))
    #expect(alone.data.suboptimal == nil)
    let mixed = try #require(both.data.suboptimal)
    #expect(mixed.transitions == both.normalizer.normalized(suboptimal.transitions))
  }

  @Test("Held-out transitions are normalized as the data, which do not depend on them")
  func heldOut() throws {
    let (expert, others) = (part(30, offset: 0), part(8, offset: 1).transitions)
    let data = TrainingData(task: .robot(.standingStill), expert: expert, heldOut: others)
    #expect(data.heldOut == data.normalizer.normalized(others))
    let alone = TrainingData(task: .robot(.standingStill), expert: expert)
    #expect(alone.heldOut == nil && alone.normalizer == data.normalizer)
  }

  @Test("Ends of episodes are decided on observations in physical units") func episodeEnds() {
    let trainingData = TrainingData(task: .robot(.standingStill), expert: part(30, offset: 0))
    let fall = Float(WheelLeggedRobot.fallTilt)
    func normalized(_ tilt: Float) -> [Float] {
      let state = Matrix(rowCount: 1, columnCount: 4, elements: [tilt, 0, 0, 0])
      return trainingData.normalizer.normalized(state).elements
    }
    #expect(!trainingData.data.endsEpisode(normalized(0.9 * fall)))
    #expect(trainingData.data.endsEpisode(normalized(1.1 * fall)))
  }
}

import Datasets
import LinearAlgebra
import Networks
import Testing

@testable import Imitation

@Suite struct ReplayTests {
  private func row(_ elements: Float...) -> Matrix {
    Matrix(rowCount: 1, columnCount: elements.count, elements: elements)
  }

  private var replay: Replay {
    var replay = Replay(stateCount: 2, actionCount: 1)
    replay.append(observation: row(1, 2), action: row(3), nextObservation: row(4, 5))
    replay.append(observation: row(4, 5), action: row(6), nextObservation: row(7, 8))
    return replay
  }

  @Test("Transitions are in order") func order() {
    let transitions = replay.transitions
    #expect(replay.count == 2)
    #expect(transitions.observations.elements == [1, 2, 4, 5])
    #expect(transitions.actions.elements == [3, 6])
    #expect(transitions.nextObservations.elements == [4, 5, 7, 8])
  }

  @Test("Any number of transitions is restored") func restore() throws {
    var other = Replay(stateCount: 2, actionCount: 1)
    try other.restore(dictionary(replay.tensors))
    #expect(other.count == 2)
    #expect(other.transitions == replay.transitions)
    try other.restore(dictionary(Replay(stateCount: 2, actionCount: 1).tensors))
    #expect(other.count == 0)
  }

  @Test("States of another size are refused") func mismatch() {
    var other = Replay(stateCount: 3, actionCount: 1)
    let mismatch = TensorMismatch(
      name: "replay.observations", problem: "has shape [2, 2] where [2, 3] was expected")
    #expect(throws: mismatch) { try other.restore(dictionary(replay.tensors)) }
    #expect(throws: TensorMismatch.self) { try other.restore([:]) }
  }
}

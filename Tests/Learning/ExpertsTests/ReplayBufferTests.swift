import Datasets
import LinearAlgebra
import Testing

@testable import Experts

@Suite struct ReplayBufferTests {
  /// Transitions whose every number is the transition's own.
  private func block(_ numbers: Range<Int>) -> ReplayBlock {
    func matrix(_ columnCount: Int) -> Matrix {
      Matrix(
        rowCount: numbers.count, columnCount: columnCount,
        elements: numbers.flatMap { Array(repeating: Float($0), count: columnCount) })
    }
    return ReplayBlock(
      Transitions(observations: matrix(2), actions: matrix(1), nextObservations: matrix(2)),
      rewards: numbers.map(Float.init), terminals: numbers.map { Float($0 % 2) })
  }

  private func drawn(from buffer: ReplayBuffer, count: Int = 500) -> ReplayBatch {
    var batch = ReplayBatch(rowCount: count, observationCount: 2, actionCount: 1)
    var generator = Generator(seed: 1, stream: "draw")
    buffer.draw(&batch, using: &generator)
    return batch
  }

  @Test("Only added transitions are drawn") func added() {
    var buffer = ReplayBuffer(capacity: 10, observationCount: 2, actionCount: 1)
    buffer.append(block(0..<4), rows: 1..<4)
    #expect(Set(drawn(from: buffer).rewards) == [1, 2, 3])
  }

  @Test("A full buffer keeps the latest transitions") func capacity() {
    var buffer = ReplayBuffer(capacity: 5, observationCount: 2, actionCount: 1)
    buffer.append(block(0..<12), rows: 0..<12)
    #expect(buffer.count == 5)
    #expect(Set(drawn(from: buffer).rewards) == [7, 8, 9, 10, 11])
  }

  @Test("The parts of a transition stay together") func parts() {
    var buffer = ReplayBuffer(capacity: 8, observationCount: 2, actionCount: 1)
    buffer.append(block(0..<8), rows: 0..<8)
    let batch = drawn(from: buffer, count: 50)
    for row in 0..<50 {
      let number = batch.rewards[row]
      #expect(Array(batch.stateActions.row(row)) == [number, number, number])
      #expect(Array(batch.observations.row(row)) == [number, number])
      #expect(Array(batch.nextObservations.row(row)) == [number, number])
      #expect(batch.terminals[row] == Float(Int(number) % 2))
    }
  }

  @Test("Skipped transitions do not change what is drawn later") func skip() {
    var whole = ReplayBuffer(capacity: 4, observationCount: 2, actionCount: 1)
    whole.append(block(0..<10), rows: 0..<10)
    var rest = ReplayBuffer(capacity: 4, observationCount: 2, actionCount: 1)
    rest.skip(6)
    rest.append(block(6..<10), rows: 0..<4)
    #expect(drawn(from: whole).rewards == drawn(from: rest).rewards)
  }
}

import Synchronization
import Testing

@testable import TSNE

@Suite struct WorkersTests {
  @Test("Each task is carried out once", arguments: [1, 2, 3], [0, 1, 7, 1000])
  func tasks(threadCount: Int, taskCount: Int) {
    let counts = Mutex([Int](repeating: 0, count: taskCount))
    Workers(threadCount: threadCount).perform(taskCount) { task in
      counts.withLock { $0[task] += 1 }
    }
    #expect(counts.withLock { $0 } == Array(repeating: 1, count: taskCount))
  }

  @Test("Each row is filled", arguments: [1, 2], [0, 1, 255, 256, 1000])
  func rows(threadCount: Int, rowCount: Int) {
    var filled = [Int](repeating: -1, count: 3 * rowCount)
    Workers(threadCount: threadCount).fill(&filled, width: 3) { rows, block in
      #expect(block.count == 3 * rows.count)
      for (offset, row) in rows.enumerated() {
        for column in 0..<3 { block[3 * offset + column] = 3 * row + column }
      }
    }
    #expect(filled == Array(0..<3 * rowCount))
  }
}

import Dispatch
import Synchronization

/// Threads that share work in a way that leaves no trace in the result.
///
/// Work is cut into tasks by its size alone, a task writes what no other touches, and sums over
/// tasks are taken afterwards, in their order. Which thread carries out which task, and how many
/// threads there are, then changes no bit.
struct Workers {
  let threadCount: Int

  /// Carries out `task` for each index below `taskCount`, in no particular order.
  func perform(_ taskCount: Int, _ task: (Int) -> Void) {
    guard threadCount > 1 && taskCount > 1 else {
      for index in 0..<taskCount { task(index) }
      return
    }
    let next = Atomic(0)
    withoutActuallyEscaping(task) { task in
      nonisolated(unsafe) let task = task
      DispatchQueue.concurrentPerform(iterations: min(threadCount, taskCount)) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < taskCount else { return }
          task(index)
        }
      }
    }
  }

  /// Lets `task` write an array block by block, each a few hundred rows of `width` elements: it gets
  /// the rows of a block and the elements that stand there.
  func fill<Element>(
    _ array: inout [Element], width: Int = 1,
    _ task: (Range<Int>, UnsafeMutableBufferPointer<Element>) -> Void
  ) {
    let rowCount = array.count / width
    array.withUnsafeMutableBufferPointer { elements in
      perform((rowCount + Self.blockRowCount - 1) / Self.blockRowCount) { block in
        let start = block * Self.blockRowCount
        let rows = start..<min(start + Self.blockRowCount, rowCount)
        task(
          rows,
          UnsafeMutableBufferPointer(
            rebasing: elements[rows.lowerBound * width..<rows.upperBound * width]))
      }
    }
  }

  /// Few enough that threads end together, and enough that taking a block costs nothing.
  private static let blockRowCount = 256
}

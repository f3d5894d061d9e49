import Dispatch
import Synchronization

/// Threads that share work without changing a bit of the result.
///
/// The size of the work alone determines its tasks, no two tasks write the same memory, and sums over
/// tasks are computed afterwards in the order of the tasks.
struct Workers {
  let threadCount: Int

  /// Calls `task` with each index below `taskCount`, in any order.
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

  /// Calls `task` to write an array of rows of `width` elements, with a range of rows and their
  /// elements each time.
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

  /// Few enough for threads to end together, and enough for the cost of a task to be negligible.
  private static let blockRowCount = 256
}

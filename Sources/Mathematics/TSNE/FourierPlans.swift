import CFFTW
import Synchronization

/// Memory that starts at zero, aligned for FFTW's vector code.
final class Buffer<Element> {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  var raw: UnsafeRawPointer { UnsafeRawPointer(base) }

  init(_ count: Int) {
    self.count = count
    let byteCount = count * MemoryLayout<Element>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: byteCount)
    base = memory.assumingMemoryBound(to: Element.self)
  }

  deinit { base.deallocate() }
}

/// Runs `body` on one thread at a time: in FFTW, only the execution of plans is thread-safe.
func withPlanner<Result>(_ body: () -> Result) -> Result {
  planner.withLock { _ in body() }
}

private let planner = Mutex(())

/// Chooses plans by rules instead of timing, so that a transform rounds in the same way every time.
let estimate = UInt32(FFTW_ESTIMATE)

/// FFTW's plans for groups of rows of real numbers, and for groups of adjacent columns of complex
/// numbers.
final class FourierPlans {
  typealias Complex = SIMD2<Float>

  private let (rows, rowsBack): (fftwf_plan, fftwf_plan)
  private let (columns, columnsBack): (fftwf_plan, fftwf_plan)

  /// Makes plans for all arrays with the alignment of `reals`, `complexes` and `scratch`, which are
  /// not changed.
  init(
    length: Int, rowGroup: Int, columnGroup: Int, reals: Buffer<Float>, realPitch: Int,
    complexes: Buffer<Complex>, complexPitch: Int, scratch: Buffer<Complex>
  ) {
    var size = Int32(length)
    let (rowCount, columnCount) = (Int32(rowGroup), Int32(columnGroup))
    let (realPitch, complexPitch) = (Int32(realPitch), Int32(complexPitch))
    let (numbers, both) = (pairs(complexes.base), pairs(scratch.base))
    rows = withPlanner {
      fftwf_plan_many_dft_r2c(
        1, &size, rowCount, reals.base, nil, 1, realPitch, numbers, nil, 1, complexPitch, estimate)
    }
    rowsBack = withPlanner {
      fftwf_plan_many_dft_c2r(
        1, &size, rowCount, numbers, nil, 1, complexPitch, reals.base, nil, 1, realPitch, estimate)
    }
    columns = withPlanner {
      fftwf_plan_many_dft(
        1, &size, columnCount, both, nil, columnCount, 1, both, nil, columnCount, 1, FFTW_FORWARD,
        estimate)
    }
    columnsBack = withPlanner {
      fftwf_plan_many_dft(
        1, &size, columnCount, both, nil, columnCount, 1, both, nil, columnCount, 1,
        FFTW_BACKWARD, estimate)
    }
  }

  deinit {
    for plan in [rows, rowsBack, columns, columnsBack] {
      withPlanner { fftwf_destroy_plan(plan) }
    }
  }

  func transformRows(
    _ reals: UnsafeMutablePointer<Float>, to complexes: UnsafeMutablePointer<Complex>
  ) {
    fftwf_execute_dft_r2c(rows, reals, pairs(complexes))
  }

  /// Overwrites `complexes`.
  func transformRowsBack(
    _ complexes: UnsafeMutablePointer<Complex>, to reals: UnsafeMutablePointer<Float>
  ) {
    fftwf_execute_dft_c2r(rowsBack, pairs(complexes), reals)
  }

  func transformColumns(_ numbers: UnsafeMutablePointer<Complex>) {
    fftwf_execute_dft(columns, pairs(numbers), pairs(numbers))
  }

  func transformColumnsBack(_ numbers: UnsafeMutablePointer<Complex>) {
    fftwf_execute_dft(columnsBack, pairs(numbers), pairs(numbers))
  }
}

/// The same memory, with the type that FFTW declares.
private func pairs(
  _ numbers: UnsafeMutablePointer<SIMD2<Float>>
) -> UnsafeMutablePointer<fftwf_complex> {
  UnsafeMutableRawPointer(numbers).assumingMemoryBound(to: fftwf_complex.self)
}

import CFFTW
import RealModule

/// The Fourier transforms of the kernels of repulsion on a periodic grid, to be multiplied with
/// transformed charges.
///
/// They include FFTW's scale and the prefilter of splines, once for spreading and once for reading.
struct KernelTransforms {
  typealias Complex = SIMD2<Float>

  private let length: Int
  private let pitch: Int
  /// One quadrant of `length` / 2 + 1 rows; for k, twice the value where a column also stands for its
  /// mirror image.
  private var potential: [Float]
  /// For g along x and along y, i times the transform, laid out as `potential`.
  private var (forceX, forceY): ([Float], [Float])

  init(length: Int, pitch: Int, spacing: Float) {
    self.length = length
    self.pitch = pitch
    let half = length / 2
    potential = Array(repeating: 0, count: (half + 1) * pitch)
    forceX = potential
    forceY = potential
    let filter = (0...half).map { frequency in
      let transform = CubicSpline.transform(angle: 2 * .pi * Double(frequency) / Double(length))
      return 1 / (transform * transform * Double(length))
    }
    // k is even along both axes.
    let even = Buffer<Float>((half + 1) * (half + 1))
    for row in 0...half {
      for column in 0...half {
        let (x, y) = (Float(column) * spacing, Float(row) * spacing)
        even.base[row * (half + 1) + column] = 1 / (1 + (x * x + y * y))
      }
    }
    transformQuadrant(even, rowCount: half + 1, columnCount: half + 1, FFTW_REDFT00)
    for row in 0...half {
      for column in 0...half {
        let count = column == 0 || column == half ? 1.0 : 2.0
        potential[row * pitch + column] =
          even.base[row * (half + 1) + column] * Float(filter[row] * filter[column] * count)
      }
    }
    // g along x is odd along x, where it is zero on both ends, and even along y; g along y is its
    // transpose.
    let odd = Buffer<Float>((half + 1) * (half - 1))
    for row in 0...half {
      for column in 1..<half {
        let (x, y) = (Float(column) * spacing, Float(row) * spacing)
        let inverse = 1 / (1 + (x * x + y * y))
        odd.base[row * (half - 1) + column - 1] = x * inverse * inverse
      }
    }
    transformQuadrant(odd, rowCount: half + 1, columnCount: half - 1, FFTW_RODFT00)
    for row in 0...half {
      for column in 1..<half {
        let value =
          odd.base[row * (half - 1) + column - 1] * Float(filter[row] * filter[column])
        forceX[row * pitch + column] = value
        forceY[column * pitch + row] = value
      }
    }
  }

  /// Replaces the transformed charges in `x`, `length` rows of `width` columns, by transformed fields
  /// in `x` and `y`.
  ///
  /// - Returns: The part of these columns in the sum over pairs of charges.
  func multiply(
    _ x: UnsafeMutablePointer<Complex>, _ y: UnsafeMutablePointer<Complex>, firstColumn: Int,
    width: Int
  ) -> Double {
    var sum = 0.0
    potential.withUnsafeBufferPointer { potential in
      forceX.withUnsafeBufferPointer { forceX in
        forceY.withUnsafeBufferPointer { forceY in
          for row in 0..<length {
            // The second half of the rows mirrors the first, where k and g along x are even.
            let isMirrored = 2 * row > length
            let start = (isMirrored ? length - row : row) * pitch + firstColumn
            let sign: Float = isMirrored ? -1 : 1
            var power: Float = 0
            for column in 0..<width {
              let charge = x[row * width + column]
              let turned = SIMD2(charge.y, -charge.x)
              power += potential[start + column] * (charge * charge).sum()
              x[row * width + column] = forceX[start + column] * turned
              y[row * width + column] = sign * forceY[start + column] * turned
            }
            sum += Double(power)
          }
        }
      }
    }
    return sum
  }
}

/// Transforms one quadrant of a function that is even along its columns, and even or odd along
/// its rows.
private func transformQuadrant(
  _ quadrant: Buffer<Float>, rowCount: Int, columnCount: Int, _ kind: fftw_r2r_kind
) {
  let plan = withPlanner {
    fftwf_plan_r2r_2d(
      Int32(rowCount), Int32(columnCount), quadrant.base, quadrant.base, FFTW_REDFT00, kind,
      estimate)
  }
  fftwf_execute(plan)
  withPlanner { fftwf_destroy_plan(plan) }
}

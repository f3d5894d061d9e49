/// The convolution of charges on a square grid with the kernels of repulsion, by FFTW.
///
///     field(a) = Σ_b g(a − b) charge(b),   g(r) = r / (1 + ‖r‖²)²  along x and along y
///     Σ_ab charge(a) k(a − b) charge(b),   k(r) = 1 / (1 + ‖r‖²)
///
/// The grid is padded to twice its size, because a discrete convolution is periodic. The second sum is
/// one over frequencies, by Parseval's theorem. As k is even and g is odd along its own axis, their
/// transforms are real and imaginary, and one quadrant determines them.
///
/// A transform of the plane is a transform of rows and one of columns, a group of them at a time. Each
/// group is a task; rows of padding are left out; a group of columns is transformed, multiplied and
/// transformed back while it is in the cache.
final class GridConvolution {
  typealias Complex = SIMD2<Float>

  /// Nodes along each axis that may hold charges.
  let nodeCount: Int
  /// The distance between adjacent nodes.
  let spacing: Float

  /// The padded size.
  private let length: Int
  private let rowCount: Int
  private let realPitch: Int
  private let complexPitch: Int

  /// Each of `rowCount` rows.
  private let charges: Buffer<Float>
  private let (fieldX, fieldY): (Buffer<Float>, Buffer<Float>)
  private let (spectrumX, spectrumY): (Buffer<Complex>, Buffer<Complex>)
  /// For each lane, a group of full columns of x, then of y.
  private let scratch: Buffer<Complex>

  private let kernels: KernelTransforms
  private let plans: FourierPlans

  /// Rows of one task.
  private static let rowGroup = 8
  /// Columns that are transformed together.
  private static let columnGroup = 16
  /// Tasks among which the groups of columns are distributed.
  private static let laneCount = 6
  /// Unused nodes at the edge, because the prefilter of splines is periodic, too.
  private static let margin = 8

  init(nodeCount: Int, spacing: Float) {
    self.spacing = spacing
    length = smoothLength(atLeast: 2 * (nodeCount + Self.margin))
    self.nodeCount = length / 2 - Self.margin
    rowCount = roundedUp(self.nodeCount, to: Self.rowGroup)
    realPitch = roundedUp(length, to: 16)
    complexPitch = roundedUp(length / 2 + 1, to: Self.columnGroup)
    charges = Buffer(rowCount * realPitch)
    fieldX = Buffer(rowCount * realPitch)
    fieldY = Buffer(rowCount * realPitch)
    spectrumX = Buffer(rowCount * complexPitch)
    spectrumY = Buffer(rowCount * complexPitch)
    scratch = Buffer(Self.laneCount * 2 * length * Self.columnGroup)
    kernels = KernelTransforms(length: length, pitch: complexPitch, spacing: spacing)
    plans = FourierPlans(
      length: length, rowGroup: Self.rowGroup, columnGroup: Self.columnGroup,
      reals: charges, realPitch: realPitch, complexes: spectrumX, complexPitch: complexPitch,
      scratch: scratch)
  }

  // MARK: Charges and fields

  func clear() {
    for row in 0..<nodeCount {
      (charges.base + row * realPitch).update(repeating: 0, count: nodeCount)
    }
  }

  /// Adds a unit charge.
  func spread(_ spline: CubicSpline) {
    var target = UnsafeMutableRawPointer(charges.base + offset(of: spline))
    for row in 0..<CubicSpline.nodeCount {
      let sum = target.loadUnaligned(as: SIMD4<Float>.self) + spline.weightsY[row] * spline.weightsX
      target.storeBytes(of: sum, as: SIMD4<Float>.self)
      target += MemoryLayout<Float>.stride * realPitch
    }
  }

  /// The field at a position.
  func force(_ spline: CubicSpline) -> SIMD2<Float> {
    let start = offset(of: spline)
    var (x, y) = (SIMD4<Float>.zero, SIMD4<Float>.zero)
    for row in 0..<CubicSpline.nodeCount {
      let weights = spline.weightsY[row] * spline.weightsX
      let byteOffset = MemoryLayout<Float>.stride * (start + row * realPitch)
      x += weights * fieldX.raw.loadUnaligned(fromByteOffset: byteOffset, as: SIMD4<Float>.self)
      y += weights * fieldY.raw.loadUnaligned(fromByteOffset: byteOffset, as: SIMD4<Float>.self)
    }
    return SIMD2(x.sum(), y.sum())
  }

  private func offset(of spline: CubicSpline) -> Int {
    Int(spline.node.y) * realPitch + Int(spline.node.x)
  }

  // MARK: Convolution

  /// Computes the fields of the charges.
  ///
  /// - Returns: Σ_ab charge(a) k(a − b) charge(b), a = b included.
  func convolve(workers: Workers) -> Double {
    let rowGroupCount = rowCount / Self.rowGroup
    let columnGroupCount = complexPitch / Self.columnGroup
    workers.perform(rowGroupCount) { group in
      plans.transformRows(
        charges.base + group * Self.rowGroup * realPitch,
        to: spectrumX.base + group * Self.rowGroup * complexPitch)
    }
    var sums = [Double](repeating: 0, count: columnGroupCount)
    sums.withUnsafeMutableBufferPointer { sums in
      workers.perform(Self.laneCount) { lane in
        for group in stride(from: lane, to: columnGroupCount, by: Self.laneCount) {
          sums[group] = convolveColumns(group * Self.columnGroup, lane: lane)
        }
      }
    }
    workers.perform(2 * rowGroupCount) { task in
      let (group, isY) = (task / 2 * Self.rowGroup, task % 2 == 1)
      plans.transformRowsBack(
        (isY ? spectrumY : spectrumX).base + group * complexPitch,
        to: (isY ? fieldY : fieldX).base + group * realPitch)
    }
    return sums.reduce(0, +)
  }

  /// Turns charges whose rows are transformed into fields whose rows are, for a group of columns.
  private func convolveColumns(_ firstColumn: Int, lane: Int) -> Double {
    let width = Self.columnGroup
    let x = scratch.base + lane * 2 * length * width
    let y = x + length * width
    for row in 0..<rowCount {
      (x + row * width).update(
        from: spectrumX.base + row * complexPitch + firstColumn, count: width)
    }
    (x + rowCount * width).update(repeating: .zero, count: (length - rowCount) * width)
    plans.transformColumns(x)
    let sum = kernels.multiply(x, y, firstColumn: firstColumn, width: width)
    plans.transformColumnsBack(x)
    plans.transformColumnsBack(y)
    for row in 0..<rowCount {
      let target = row * complexPitch + firstColumn
      (spectrumX.base + target).update(from: x + row * width, count: width)
      (spectrumY.base + target).update(from: y + row * width, count: width)
    }
    return sum
  }
}

private func roundedUp(_ count: Int, to multiple: Int) -> Int {
  (count + multiple - 1) / multiple * multiple
}

/// The least multiple of 4 with no prime factor above 5, for which FFTW is fastest.
private func smoothLength(atLeast least: Int) -> Int {
  var length = roundedUp(least, to: 4)
  while true {
    var rest = length
    for factor in [2, 3, 5] { while rest % factor == 0 { rest /= factor } }
    if rest == 1 { return length }
    length += 4
  }
}

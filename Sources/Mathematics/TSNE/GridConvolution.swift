/// The convolution of charges on a square grid with the kernels of repulsion, by FFTW.
///
///     field(a) = Σ_b g(a − b) charge(b),   g(r) = r / (1 + ‖r‖²)²  along x and along y
///     Σ_ab charge(a) k(a − b) charge(b),   k(r) = 1 / (1 + ‖r‖²)
///
/// The grid is padded to twice its size, so that no charge is felt round the edge. The sum needs no
/// field: by Parseval's theorem it is one over frequencies. As k is even and g odd along its own
/// axis, their transforms are real and imaginary, and a quadrant holds them.
///
/// A transform of the plane is taken as one of rows and one of columns, a few at a time: each group
/// is a task, rows of padding are left out, and while a group of columns is at hand, it is
/// transformed, multiplied and transformed back. Plans are estimated, never timed: timing would
/// choose, hence round, otherwise from run to run.
final class GridConvolution {
  typealias Complex = SIMD2<Float>

  /// Nodes along each axis that may hold charges.
  let nodeCount: Int
  /// The distance of neighbouring nodes.
  let spacing: Float

  /// The padded size.
  private let length: Int
  private let rowCount: Int
  private let realPitch: Int
  private let complexPitch: Int

  /// `rowCount` rows of reals, and of complex numbers.
  private let charges: Buffer<Float>
  private let (fieldX, fieldY): (Buffer<Float>, Buffer<Float>)
  private let (spectrumX, spectrumY): (Buffer<Complex>, Buffer<Complex>)
  /// For each lane, columns in full length: those of x, then those of y.
  private let scratch: Buffer<Complex>

  private let kernels: KernelTransforms
  private let plans: FourierPlans

  /// Rows of one task.
  private static let rowGroup = 8
  /// Columns that are transformed together.
  private static let columnGroup = 16
  /// Groups of columns are dealt out to as many lanes.
  private static let laneCount = 6
  /// Splines are prefiltered as if the grid were a ring: nodes that keep its seam out of reach.
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

  /// The field at a place.
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

  /// Turns the half-transformed charges in a group of columns into half-transformed fields.
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

/// The least multiple of 4 with no prime factor above 5, of which FFTW is fastest.
private func smoothLength(atLeast least: Int) -> Int {
  var length = roundedUp(least, to: 4)
  while true {
    var rest = length
    for factor in [2, 3, 5] { while rest % factor == 0 { rest /= factor } }
    if rest == 1 { return length }
    length += 4
  }
}

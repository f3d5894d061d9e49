import RealModule
import Testing

@testable import TSNE

@Suite struct KernelTransformsTests {
  /// Charges whose transform is 1 give the transform of the kernel, divided by that of the spline, twice
  /// along each axis.
  @Test("Transforms agree with sums over the kernels")
  func definition() {
    let (length, pitch, spacing) = (12, 16, 0.5)
    let kernels = KernelTransforms(length: length, pitch: pitch, spacing: Float(spacing))
    var x = [SIMD2<Float>](repeating: SIMD2(1, 0), count: length * pitch)
    var y = x
    let sum = x.withUnsafeMutableBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        kernels.multiply(x.baseAddress!, y.baseAddress!, firstColumn: 0, width: pitch)
      }
    }
    var expectedSum = 0.0
    for row in 0..<length {
      for column in 0..<length {
        let expected = transforms(row, column, length: length, spacing: spacing)
        expectedSum += expected.even
        guard column <= length / 2 else { continue }
        let (foundX, foundY) = (x[row * pitch + column], y[row * pitch + column])
        #expect(abs(Double(foundX.y) - expected.oddX) < 1e-6 && foundX.x == 0)
        #expect(abs(Double(foundY.y) - expected.oddY) < 1e-6 && foundY.x == 0)
      }
    }
    #expect(abs(sum - expectedSum) < 1e-5)
  }

  /// The real part for k, and the imaginary parts for g.
  private func transforms(
    _ row: Int, _ column: Int, length: Int, spacing: Double
  ) -> (even: Double, oddX: Double, oddY: Double) {
    var sums = (even: 0.0, oddX: 0.0, oddY: 0.0)
    func displacement(_ index: Int) -> Double {
      spacing * Double(index <= length / 2 ? index : index - length)
    }
    for down in 0..<length {
      for right in 0..<length {
        let (x, y) = (displacement(right), displacement(down))
        let kernel = 1 / (1 + x * x + y * y)
        let angle = 2 * Double.pi * Double(row * down + column * right) / Double(length)
        sums.even += kernel * Double.cos(angle)
        // An odd function is zero at half the period.
        if 2 * right != length { sums.oddX -= kernel * kernel * x * Double.sin(angle) }
        if 2 * down != length { sums.oddY -= kernel * kernel * y * Double.sin(angle) }
      }
    }
    func filter(_ frequency: Int) -> Double {
      let spline = (4 + 2 * Double.cos(2 * .pi * Double(frequency) / Double(length))) / 6
      return 1 / (spline * spline * Double(length))
    }
    let scale = filter(row) * filter(column)
    return (sums.even * scale, sums.oddX * scale, sums.oddY * scale)
  }
}

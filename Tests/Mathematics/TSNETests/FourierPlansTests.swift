import LinearAlgebra
import RealModule
import Testing

@testable import TSNE

@Suite struct FourierPlansTests {
  private let length = 20
  private let pitch = 32
  private let group = 8
  private let reals = Buffer<Float>(8 * 32)
  private let rows = Buffer<SIMD2<Float>>(8 * 16)
  private let columns = Buffer<SIMD2<Float>>(20 * 8)

  private var plans: FourierPlans {
    FourierPlans(
      length: length, rowGroup: group, columnGroup: group, reals: reals, realPitch: pitch,
      complexes: rows, complexPitch: 16, scratch: columns)
  }

  private func rotation(_ angle: Double) -> SIMD2<Double> {
    SIMD2(Double.cos(angle), -Double.sin(angle))
  }

  @Test("Transforms of rows agree with their definition, and back")
  func rowTransforms() {
    let plans = plans
    var generator = Generator(seed: 1, stream: "rows")
    for index in 0..<group * pitch { reals.base[index] = Float(generator.normal()) }
    let given = (0..<group * pitch).map { reals.base[$0] }
    plans.transformRows(reals.base, to: rows.base)
    for row in 0..<group {
      for frequency in 0...length / 2 {
        let expected = (0..<length).reduce(SIMD2<Double>.zero) { sum, node in
          sum + Double(given[row * pitch + node])
            * rotation(2 * .pi * Double(frequency * node) / Double(length))
        }
        let error = SIMD2<Double>(rows.base[row * 16 + frequency]) - expected
        #expect((error * error).sum() < 1e-9)
      }
    }
    plans.transformRowsBack(rows.base, to: reals.base)
    for row in 0..<group {
      for node in 0..<length {
        let index = row * pitch + node
        #expect(abs(reals.base[index] / Float(length) - given[index]) < 1e-5)
      }
    }
  }

  @Test("Transforms of columns agree with their definition, and back")
  func columnTransforms() {
    let plans = plans
    var generator = Generator(seed: 1, stream: "columns")
    let given = (0..<length * group).map { _ in
      SIMD2<Float>(Float(generator.normal()), Float(generator.normal()))
    }
    columns.base.update(from: given, count: given.count)
    plans.transformColumns(columns.base)
    for column in 0..<group {
      for frequency in 0..<length {
        let expected = (0..<length).reduce(SIMD2<Double>.zero) { sum, node in
          let value = SIMD2<Double>(given[node * group + column])
          let turn = rotation(2 * .pi * Double(frequency * node) / Double(length))
          return sum
            + SIMD2(value.x * turn.x - value.y * turn.y, value.x * turn.y + value.y * turn.x)
        }
        let error = SIMD2<Double>(columns.base[frequency * group + column]) - expected
        #expect((error * error).sum() < 1e-9)
      }
    }
    plans.transformColumnsBack(columns.base)
    for (index, value) in given.enumerated() {
      let error = columns.base[index] / Float(length) - value
      #expect(abs(error.x) < 1e-5 && abs(error.y) < 1e-5)
    }
  }
}

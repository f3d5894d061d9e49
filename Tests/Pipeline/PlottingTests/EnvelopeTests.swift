import Foundation
import Testing

@testable import Plotting

struct EnvelopeTests {
  private let rows = (0..<6000).map { [Double($0), sin(Double($0) / 7) + cos(Double($0) / 90)] }

  @Test("Ends and extremes are kept")
  func extremes() {
    let kept = envelope(of: rows, bucketCount: 100)
    #expect(kept.first == rows.first)
    #expect(kept.last == rows.last)
    #expect(kept.map { $0[1] }.max() == rows.map { $0[1] }.max())
    #expect(kept.map { $0[1] }.min() == rows.map { $0[1] }.min())
  }

  @Test("The order is kept, with at most two rows of each bucket")
  func order() {
    let kept = envelope(of: rows, bucketCount: 100)
    #expect(kept.count <= 202)
    #expect(zip(kept, kept.dropFirst()).allSatisfy { $0[0] < $1[0] })
    #expect(kept.allSatisfy { rows[Int($0[0])] == $0 })
  }

  @Test("A peak of one row is kept")
  func peak() {
    var rows = rows
    rows[1234][1] = 50
    #expect(envelope(of: rows, bucketCount: 10).contains([1234, 50]))
  }

  @Test("Short curves are unchanged")
  func short() {
    let short = Array(rows.prefix(40))
    #expect(envelope(of: short, bucketCount: 100) == short)
  }

  @Test("Rows that are not finite are left out")
  func notFinite() {
    #expect(envelope(of: [[0, 1], [1, .nan], [2, 3]], bucketCount: 5) == [[0, 1], [2, 3]])
  }
}

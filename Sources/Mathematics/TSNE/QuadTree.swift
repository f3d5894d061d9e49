/// Points of the plane in nested squares, each of which acts as one point on distant ones (Barnes and
/// Hut, 1986; van der Maaten, 2014, section 4.2).
///
/// Points are sorted along the Z-curve, on which every square of the tree is an interval. Eight
/// consecutive points, which are close together, traverse the tree together: a square is opened when
/// any of the eight requires it, so that the result is at least as exact as eight traversals.
struct QuadTree {
  private struct Node {
    var centerOfMass: SIMD2<Float>
    var squaredSide: Float
    /// Positions on the curve.
    var points: Range<Int32>
    /// The node after the subtree.
    var next: Int32
    var isLeaf: Bool
  }

  /// In depth-first order.
  private var nodes: [Node] = []
  /// Indices of points along the curve, and their coordinates in the same order.
  private let order: [Int32]
  private let coordinates: [SIMD2<Float>]

  /// Summing this many points is faster than opening the squares that would separate them.
  private static let leafSize: Int32 = 16

  /// The Z-curve distinguishes 2¹⁶ positions along each axis.
  private static let levelCount: UInt32 = 16

  init(of points: [SIMD2<Float>]) {
    let square = Square(around: points)
    let scale = square.side > 0 ? Float(1 << Self.levelCount - 1) / square.side : 0
    var places = points.enumerated().map { index, point in
      let place = (point - square.corner) * scale
      let code = interleaved(UInt32(place.x)) | interleaved(UInt32(place.y)) << 1
      return UInt64(code) << 32 | UInt64(index)
    }
    places.sort()
    order = places.map { Int32(truncatingIfNeeded: $0) }
    coordinates = order.map { points[Int($0)] }
    let codes = places.map { UInt32($0 >> 32) }
    grow(0..<Int32(points.count), codes, level: 0, side: square.side)
  }

  /// Appends the square of these positions on the curve, and all squares inside.
  private mutating func grow(
    _ points: Range<Int32>, _ codes: [UInt32], level: UInt32, side: Float
  ) {
    let index = nodes.count
    let isLeaf = points.count <= Self.leafSize || level == Self.levelCount
    nodes.append(
      Node(
        centerOfMass: .zero, squaredSide: side * side, points: points, next: 0, isLeaf: isLeaf))
    var sum = SIMD2<Float>.zero
    if isLeaf {
      for position in points { sum += coordinates[Int(position)] }
    } else {
      let shift = 2 * (Self.levelCount - level - 1)
      var start = points.lowerBound
      while start < points.upperBound {
        let quadrant = codes[Int(start)] >> shift
        var end = start + 1
        while end < points.upperBound && codes[Int(end)] >> shift == quadrant { end += 1 }
        let child = nodes.count
        grow(start..<end, codes, level: level + 1, side: side / 2)
        sum += nodes[child].centerOfMass * Float(end - start)
        start = end
      }
    }
    nodes[index].centerOfMass = sum / Float(points.count)
    nodes[index].next = Int32(nodes.count)
  }

  /// The repulsion among the points.
  ///
  /// A square acts as one point where the distance from its center of mass is more than its side
  /// divided by the opening angle θ = 0.5 (van der Maaten, 2014); at θ = 0 all pairs are summed.
  func repulsion(openingAngle: Float = 0.5, workers: Workers) -> Repulsion {
    var pushes = [PushBlock](repeating: PushBlock(), count: (order.count + 7) / 8)
    let squaredAngle = openingAngle * openingAngle
    workers.fill(&pushes) { rows, block in
      nodes.withUnsafeBufferPointer { nodes in
        coordinates.withUnsafeBufferPointer { coordinates in
          for (offset, row) in rows.enumerated() {
            block[offset] = push(onBlock: row, squaredAngle, nodes, coordinates)
          }
        }
      }
    }
    var ordered = [Push](repeating: Push(), count: order.count)
    for (position, point) in order.enumerated() {
      ordered[Int(point)] = pushes[position / 8][position % 8]
    }
    return Repulsion(ordered)
  }

  private func push(
    onBlock block: Int, _ squaredAngle: Float, _ nodes: UnsafeBufferPointer<Node>,
    _ coordinates: UnsafeBufferPointer<SIMD2<Float>>
  ) -> PushBlock {
    var (x, y) = (SIMD8<Float>.zero, SIMD8<Float>.zero)
    for lane in 0..<8 {
      // Lanes beyond the last point repeat it.
      let point = coordinates[min(8 * block + lane, coordinates.count - 1)]
      (x[lane], y[lane]) = (point.x, point.y)
    }
    var push = PushBlock()
    var index = 0
    while index < nodes.count {
      let node = nodes[index]
      let differenceX = x - node.centerOfMass.x
      let differenceY = y - node.centerOfMass.y
      let distances = differenceX * differenceX + differenceY * differenceY
      if all(distances * squaredAngle .> node.squaredSide) {
        push.add(x: differenceX, y: differenceY, weight: Float(node.points.count))
        index = Int(node.next)
      } else if node.isLeaf {
        for position in node.points {
          let point = coordinates[Int(position)]
          push.add(x: x - point.x, y: y - point.y)
        }
        index = Int(node.next)
      } else {
        index += 1
      }
    }
    return push
  }
}

/// The lower 16 bits, with a zero above each.
private func interleaved(_ bits: UInt32) -> UInt32 {
  var bits = bits & 0xFFFF
  bits = (bits | bits << 8) & 0x00FF_00FF
  bits = (bits | bits << 4) & 0x0F0F_0F0F
  bits = (bits | bits << 2) & 0x3333_3333
  return (bits | bits << 1) & 0x5555_5555
}

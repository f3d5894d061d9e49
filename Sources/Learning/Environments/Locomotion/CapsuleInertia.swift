internal import CMuJoCo

/// How masses and inertias are computed from capsules.
public enum CapsuleInertia: String, CaseIterable, Sendable {
  /// As in MuJoCo up to 2.1.0, with which D4RL's data and scores were made: a cylinder of the
  /// capsule's radius, longer than its cylindrical part by half a radius at both ends.
  case cylinder
  /// As in MuJoCo since 2.1.1 (see its changelog): the exact capsule.
  case exact
}

/// Sets masses and inertias of all bodies of `model` to those that MuJoCo up to 2.1.0 computed.
///
/// A capsule of radius r and half-length h has the volume πr²(2h + 4r/3). MuJoCo up to 2.1.0 took it
/// for a cylinder of half-length H = h + r/2, with
///
///     m = ρ πr²·2H,   I∥ = m r²/2,   I⊥ = m (3r² + 4H²)/12
///
/// The density ρ of a body is its compiled mass divided by the exact volume.
///
/// - Parameters:
///   - model: A model compiled by MuJoCo 2.1.1 or later, with inertias from its capsules.
///   - totalMass: The value of `settotalmass` in the model, in kg; `nil` if there is none.
///   - name: The model's name, for the error.
/// - Throws: when a body is not made of capsules, or memory runs out.
func useCylinderInertia(
  in model: UnsafeMutablePointer<mjModel>, totalMass: Double?, name: String
) throws(EnvironmentError) {
  for body in 1..<Int(model.pointee.nbody) {
    let first = Int(model.pointee.body_geomadr[body])
    let geometries = first..<first + Int(model.pointee.body_geomnum[body])
    guard
      !geometries.isEmpty,
      geometries.allSatisfy({ model.pointee.geom_type[$0] == Int32(mjGEOM_CAPSULE.rawValue) })
    else {
      throw EnvironmentError(
        subject: name,
        problem: "body \(body) is not made of capsules, so its cylinder inertia is not defined")
    }
    let capsules = geometries.map { Capsule(geometry: $0, of: model.pointee) }
    let density =
      model.pointee.body_mass[body] / capsules.reduce(0) { $0 + $1.exactVolume }
    RigidSum(capsules.map { $0.asCylinder(density: density) }).write(toBody: body, of: model)
  }
  if let totalMass { mj_setTotalmass(model, totalMass) }
  guard let data = mj_makeData(model) else {
    throw EnvironmentError(subject: name, problem: "no memory to simulate it")
  }
  mj_setConst(model, data)
  mj_deleteData(data)
}

/// A capsule in the frame of its body, in SI units.
private struct Capsule {
  let radius, halfLength: Double
  let center: [Double]
  /// Columns are its axes, the third along it; row after row.
  let rotation: [Double]

  init(geometry: Int, of model: mjModel) {
    radius = model.geom_size[3 * geometry]
    halfLength = model.geom_size[3 * geometry + 1]
    center = (0..<3).map { model.geom_pos[3 * geometry + $0] }
    var rotation = [Double](repeating: 0, count: 9)
    mju_quat2Mat(&rotation, model.geom_quat + 4 * geometry)
    self.rotation = rotation
  }

  var exactVolume: Double {
    Double.pi * radius * radius * (2 * halfLength + 4 * radius / 3)
  }

  func asCylinder(density: Double) -> RigidPart {
    let half = halfLength + radius / 2
    let mass = density * Double.pi * radius * radius * 2 * half
    let across = mass * (3 * radius * radius + 4 * half * half) / 12
    let along = mass * radius * radius / 2
    let principal = [across, across, along]
    var inertia = [Double](repeating: 0, count: 9)
    for row in 0..<3 {
      for column in 0..<3 {
        for axis in 0..<3 {
          inertia[3 * row + column] +=
            rotation[3 * row + axis] * principal[axis] * rotation[3 * column + axis]
        }
      }
    }
    return RigidPart(mass: mass, center: center, inertia: inertia)
  }
}

/// Mass, center of mass, and inertia about that center (3 × 3), in the frame of a body.
private struct RigidPart {
  let mass: Double
  let center: [Double]
  let inertia: [Double]
}

/// The rigid composition of several parts.
private struct RigidSum {
  private let mass: Double
  private let center: [Double]
  private var inertia = [Double](repeating: 0, count: 9)

  init(_ parts: [RigidPart]) {
    let mass = parts.reduce(0) { $0 + $1.mass }
    let center = (0..<3).map { axis in
      parts.reduce(0) { $0 + $1.mass * $1.center[axis] } / mass
    }
    self.mass = mass
    self.center = center
    for part in parts {
      let offset = (0..<3).map { part.center[$0] - center[$0] }
      let square = offset.reduce(0) { $0 + $1 * $1 }
      for row in 0..<3 {
        for column in 0..<3 {
          // Steiner: m (|d|² 1 − d dᵀ).
          inertia[3 * row + column] +=
            part.inertia[3 * row + column]
            + part.mass * ((row == column ? square : 0) - offset[row] * offset[column])
        }
      }
    }
  }

  func write(toBody body: Int, of model: UnsafeMutablePointer<mjModel>) {
    model.pointee.body_mass[body] = mass
    for axis in 0..<3 { model.pointee.body_ipos[3 * body + axis] = center[axis] }
    var axes = [Double](repeating: 0, count: 9)
    mju_eig3(
      model.pointee.body_inertia + 3 * body, &axes, model.pointee.body_iquat + 4 * body, inertia)
  }
}

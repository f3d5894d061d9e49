/// The version of the bits that this module computes; see `linearAlgebraNumericsVersion`.
public let imitationNumericsVersion = 4

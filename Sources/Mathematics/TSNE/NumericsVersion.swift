/// The version of the numbers that this module computes; see `linearAlgebraNumericsVersion`.
public let tsneNumericsVersion = 4

/// The version of the numbers that this module computes; see `linearAlgebraNumericsVersion`.
public let networksNumericsVersion = 3

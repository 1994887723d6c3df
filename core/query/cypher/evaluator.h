// SPDX-License-Identifier: Apache-2.0
// The value of an expression for the current row. A failure is kept by the runtime; what is returned then is
// null.
#pragma once

#include "query/cypher/ast.h"
#include "query/cypher/runtime.h"
#include "query/cypher/value_order.h"

namespace postern::cypher {

Value evaluate(Runtime& run, const Expression& expression);
/// A predicate: fails for a value that is neither Boolean nor null.
Truth evaluateTruth(Runtime& run, const Expression& expression);

// By file. evaluate_operators.cpp:
Value evaluateArithmetic(Runtime& run, const Expression& expression);
Value evaluateNegate(Runtime& run, const Expression& expression);
Value evaluateComparison(Runtime& run, const Expression& expression);
Value evaluateStringPredicate(Runtime& run, const Expression& expression);
Value evaluateIn(Runtime& run, const Expression& expression);
// evaluate_collections.cpp:
Value evaluateIndex(Runtime& run, const Expression& expression);
Value evaluateSlice(Runtime& run, const Expression& expression);
Value evaluateMapProjection(Runtime& run, const Expression& expression);
Value evaluateListComprehension(Runtime& run, const Expression& expression);
Value evaluateQuantifier(Runtime& run, const Expression& expression);
Value evaluateReduce(Runtime& run, const Expression& expression);
Value evaluateCase(Runtime& run, const Expression& expression);
// evaluate_patterns.cpp:
Value evaluatePattern(Runtime& run, const Expression& expression);
Value evaluateExists(Runtime& run, const Expression& expression);

/// All properties of a node or relationship.
Map propertiesOf(const PropertyGraph& graph, const Value& element);
/// element.key for a map, node, relationship or temporal value; null for null.
Value propertyOf(Runtime& run, const Value& element, const Expression& at, const std::string& key);

}  // namespace postern::cypher

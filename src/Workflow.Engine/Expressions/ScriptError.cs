namespace Workflow.Engine.Expressions;

/// <summary>Why a script cannot be read or run.</summary>
/// <param name="Code">Stable: <c>expression.syntax</c>, <c>expression.unsupported</c>, <c>expression.unknown-name</c>, <c>expression.type</c>,
/// <c>expression.range</c>, <c>expression.number</c>, <c>expression.limit</c>, or a code given by the scope.</param>
/// <param name="Message">English line with the names and values.</param>
/// <param name="Line">Line from 1; 0 when the error has no place in the text.</param>
/// <param name="Column">Column from 1 in UTF-16 units; 0 when the error has no place in the text.</param>
public sealed record ScriptError(string Code, string Message, int Line = 0, int Column = 0);

using System.Linq.Expressions;
using Workflow.Rules.Receipts;

namespace Workflow.Rules.Matching;

/// <summary>Writes down what expressions over a token read; compiled when first used.</summary>
internal sealed class ReadCode(Expression[] reads)
{
    private static readonly ParameterExpression Log = Expression.Parameter(typeof(ValueLog), "log");

    private volatile Action<Token, ValueLog>? _read;

    public Action<Token, ValueLog> Read => _read ??= Expression.Lambda<Action<Token, ValueLog>>(
        Expression.Block([.. reads.Select(read => ReadKind.Write(Log, read)), Expression.Empty()]), LambdaRewriter.TokenParameter, Log).Compile();
}

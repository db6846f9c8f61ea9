// The one place that names the engine.
#if NRULES
global using NRules.Fluent;
global using NRules.Fluent.Dsl;
global using NRules.RuleModel;
#else
global using Workflow.Rules.Fluent;
global using Workflow.Rules.Fluent.Dsl;
global using Workflow.Rules.RuleModel;
#endif
global using Workflow.Approvals.Commitments;
global using Workflow.Approvals.Deciding;
global using Workflow.Approvals.Facts;

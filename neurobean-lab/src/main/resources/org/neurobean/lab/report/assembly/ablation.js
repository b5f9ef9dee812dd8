// ablation

variable "cluster_name" {
  type    = string
  default = "eks-workshop"
}

module "eks" {
  source  = "terraform-aws-modules/eks/aws"
  version = "~> 20.0"

  cluster_name    = var.cluster_name
  cluster_version = "1.31"

  eks_managed_node_groups = {
    default = {
      instance_types = ["m5.large"]
      min_size       = 3
      max_size       = 6
      desired_size   = 3
    }
  }
}

# SPDX-License-Identifier: Apache-2.0
# Demo infrastructure of the sample estate, deliberately lax: never apply.
provider "aws" {
  region = "eu-west-1"
}

resource "aws_s3_bucket" "customer_exports" {
  bucket = "harborpine-customer-exports"
  tags = {
    owner = "team-data"
    data  = "pii"
  }
}

resource "aws_iam_user" "theme_publisher" {
  name = "theme-publisher"
}

resource "aws_iam_user_policy" "theme_publisher" {
  name = "publish"
  user = aws_iam_user.theme_publisher.name
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = "s3:*"
      Resource = "*"
    }]
  })
}

resource "aws_security_group" "warehouse" {
  name = "warehouse"
  ingress {
    from_port   = 5439
    to_port     = 5439
    protocol    = "tcp"
    cidr_blocks = ["10.20.0.0/16"]
  }
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
